plan show - --format csv
