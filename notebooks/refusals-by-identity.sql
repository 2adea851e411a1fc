SELECT day, label, denied, calls, services, regions, ips
FROM identity_days
WHERE denied > 0
ORDER BY denied DESC, day
LIMIT 50
