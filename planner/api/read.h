#pragma once

#include <memory>
#include <string>

#include "planner/api/result.h"
#include "planner/language/read.h"

namespace orgplan::api {

/// A spec as it passes from one function to the next. What is found while it is read is in `findings`, and does not
/// change; `check` finds more.
using SpecPtr = std::unique_ptr<language::Spec>;

/// Reads the spec or scenario at a path, as `language::read_spec` says; `-` is the text in the options. Faults of the
/// text are not a refusal.
Result<SpecPtr> read(const std::string& path, const language::ReadOptions& options = {});

/// The stages that a command is about: the one of that id; all where `stage` is empty or `all`; of a spec that was
/// read at a day, that one.
Result<StageSet> stages_of(const language::Spec& spec, const std::string& stage);

}  // namespace orgplan::api
