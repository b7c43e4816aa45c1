#pragma once

#include <string>

#include "planner/api/read.h"

namespace orgplan::api {

/// The resolved organisation as text, as `report::show_text` says. Refused as faulty where its text cannot be
/// read.
Result<std::string> show(const language::Spec& spec, const std::string& stage = {}, bool reasons = true);

/// Who sits where at one stage, as `csv`, `markdown` or `json`: `report::roster_csv` and its like. Refused too where
/// there are several stages and none is named.
Result<std::string> roster(const language::Spec& spec, const std::string& stage, const std::string& format);

}  // namespace orgplan::api
