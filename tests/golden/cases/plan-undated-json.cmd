plan show - --format json
