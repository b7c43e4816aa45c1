#include "planner/interop/role_finder.h"

#include <unordered_map>

#include "planner/glossary/glossary.h"
#include "planner/glossary/title_reader.h"

namespace orgplan::interop {

struct RoleFinder::Data {
    glossary::TitleReader titles{glossary::glossary()};
    std::unordered_map<std::string, RoleMatch> known;
};

RoleFinder::RoleFinder() : data_(std::make_unique<Data>()) {}
RoleFinder::~RoleFinder() = default;

const RoleMatch& RoleFinder::find(const std::string& title) {
    const auto [found, added] = data_->known.try_emplace(title);
    if (!added) return found->second;
    RoleMatch& match = found->second;
    const glossary::TitleReading reading = data_->titles.read(title);
    const auto& roles = glossary::glossary().roles;
    if (reading.certain) {
        match.role = roles[index(reading.roles.front())].id;
        match.role_title = roles[index(reading.roles.front())].title;
    } else if (!reading.roles.empty()) {
        for (const RoleId role : reading.roles) match.candidates.push_back(roles[index(role)].id);
        if (!reading.outside.empty()) match.candidates.push_back(reading.outside);
    }
    return match;
}

}  // namespace orgplan::interop
