SELECT account, region, min(day) AS first_day, max(day) AS last_day, count(DISTINCT day) AS days, sum(events) AS events
FROM coverage
GROUP BY account, region
ORDER BY account, region
