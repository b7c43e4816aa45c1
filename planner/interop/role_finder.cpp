#include "planner/interop/role_finder.h"

#include <unordered_map>

#include "planner/glossary/glossary.h"
#include "planner/glossary/titles.h"

namespace orgplan::interop {

struct RoleFinder::Data {
    glossary::Titles titles{glossary::glossary()};
    std::unordered_map<std::string, RoleMatch> known;
};

RoleFinder::RoleFinder() : data_(std::make_unique<Data>()) {}
RoleFinder::~RoleFinder() = default;

const RoleMatch& RoleFinder::find(const std::string& title) {
    const auto [found, added] = data_->known.try_emplace(title);
    if (!added) return found->second;
    RoleMatch& match = found->second;
    const glossary::Titles::Match& found_roles = data_->titles.find(title);
    if (found_roles.certain()) {
        const glossary::GlossaryRole& role = glossary::glossary().roles[index(found_roles.roles.front())];
        match.role = role.id;
        match.role_title = role.title;
    } else {
        for (const RoleId role : found_roles.roles)
            match.candidates.push_back(glossary::glossary().roles[index(role)].id);
        if (!found_roles.outside.empty()) match.candidates.emplace_back(found_roles.outside);
    }
    return match;
}

}  // namespace orgplan::interop
