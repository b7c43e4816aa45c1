plan propose propose-single-seat.yaml
