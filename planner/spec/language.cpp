#include "planner/spec/language.h"
namespace orgplan { void check_form(Node, std::string_view, Findings&) {} std::string json_schema() { return {}; } std::string language_tables() { return {}; } }
