plan show - --format text
