plan propose propose-part-pay.yaml
