explain no-pair-on-call
