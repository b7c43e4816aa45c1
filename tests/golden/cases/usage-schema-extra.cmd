schema extra
