plan show - --from 2027-01
