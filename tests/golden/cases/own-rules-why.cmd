explain level-given --spec own-rules-nowhere.yaml
