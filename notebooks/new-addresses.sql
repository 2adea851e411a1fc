WITH first_met AS (
  SELECT principal, ip, min(day) AS first_day, sum(ok) AS ok FROM identity_ip_days WHERE ip != '' GROUP BY principal, ip
), habits AS (
  SELECT principal, count(DISTINCT day) AS active_days, count(DISTINCT ip) AS addresses, min(day) AS since
  FROM identity_ip_days WHERE ip != '' GROUP BY principal
)
-- An address met late, by an identity that keeps to few.
SELECT principal, ip, first_day, ok, active_days, addresses
FROM first_met JOIN habits USING (principal)
WHERE active_days >= 5 AND addresses <= 3 AND datediff(first_day, since) >= 14
ORDER BY first_day DESC, principal
