#include "graph/chart/scene/palette.h"

namespace orgplan::scene {

std::string colour_of(const Organisation& organisation, FamilyId family) {
    return given(family) ? std::string(organisation[family].colour) : palette::kOther;
}

}  // namespace orgplan::scene
