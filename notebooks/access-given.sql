SELECT eventTime, account, eventSource, eventName, outcome, label AS given_to, principal, ip
FROM event_entities
WHERE kind = 'grantee'
ORDER BY eventTime DESC
LIMIT 100
