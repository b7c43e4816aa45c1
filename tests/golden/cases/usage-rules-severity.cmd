rules --severity fatal
