rules --pack structure --pack glossary
