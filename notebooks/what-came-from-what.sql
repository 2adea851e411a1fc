SELECT validFrom, type, parent, child, closes, evidence
FROM resource_edges
WHERE source = 'TRAIL' AND child LIKE '%AWS::EC2::Image%'
ORDER BY validFrom DESC
LIMIT 100
