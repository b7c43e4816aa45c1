#pragma once

#include <string>

#include "graph/model/organisation.h"

namespace orgplan::scene {

/// The colours of a chart that are not a family's.
namespace palette {
constexpr const char* kInk = "#0f172a";
constexpr const char* kSoft = "#475569";
constexpr const char* kFaint = "#64748b";
constexpr const char* kEdge = "#cbd5e1";
constexpr const char* kLine = "#94a3b8";
constexpr const char* kDotted = "#5a5dee";
constexpr const char* kNew = "#15803d";
constexpr const char* kPromoted = "#b45309";
constexpr const char* kMoved = "#0369a1";
constexpr const char* kLeaving = "#b91c1c";
constexpr const char* kScenario = "#a21caf";
constexpr const char* kCentre = "#c2410c";
constexpr const char* kOther = "#64748b";
constexpr const char* kGhost = "#e2e8f0";
constexpr const char* kPale = "#f8fafc";
constexpr const char* kNewTint = "#dcfce7";
constexpr const char* kMovedTint = "#e0f2fe";
constexpr const char* kChangedTint = "#fef3c7";
constexpr const char* kScenarioTint = "#fae8ff";
constexpr const char* kCentreTint = "#ffedd5";
constexpr const char* kWhite = "#ffffff";
}  // namespace palette

/// The colour of a family; a calm grey for titles outside the glossary.
std::string colour_of(const Organisation& organisation, FamilyId family);

}  // namespace orgplan::scene
