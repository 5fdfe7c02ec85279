-- A row of the table that came with 0010: a host whose clock was trusted. Frozen.
INSERT INTO host_clock (id, host, boot, clock, monotonic) VALUES (1, 'humas-1', '5f1c2d3e-0a4b-4c5d-8e6f-7a8b9c0d1e2f', 1791866520000, 86400000)
;;
