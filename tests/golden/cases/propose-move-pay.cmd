plan propose propose-move-pay.yaml
