#pragma once

#include <string>

#include "planner/api/read.h"

namespace orgplan::api {

/// The resolved organisation as text, as `report::show_text` says. Refused as faulty where its text cannot be
/// read.
Result<std::string> show(const language::Spec& spec, const std::string& stage = {});

}  // namespace orgplan::api
