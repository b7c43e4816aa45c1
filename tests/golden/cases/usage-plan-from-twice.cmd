plan show growth.yaml --from 2027-01 --from 2027-02
