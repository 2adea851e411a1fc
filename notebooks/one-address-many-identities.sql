SELECT ip, day, count(DISTINCT principal) AS identities, sum(ok) AS ok, sum(denied) AS denied
FROM identity_ip_days
WHERE ip != ''
GROUP BY ip, day
HAVING count(DISTINCT principal) > 3
ORDER BY identities DESC, day
LIMIT 50
