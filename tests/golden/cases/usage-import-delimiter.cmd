import csv staff.csv --delimiter ;; --id Post
