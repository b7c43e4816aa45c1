rules --role vp-design --severity error
