#include "planner/interop/role_finder.h"

#include <unordered_map>

#include "planner/glossary/glossary.h"
#include "planner/glossary/titles.h"

namespace orgplan {
namespace {

std::vector<Titles::Entry> entries() {
    std::vector<Titles::Entry> all;
    const auto& roles = glossary().roles;
    for (std::size_t i = 0; i < roles.size(); ++i) {
        const auto role = id_at<RoleId>(i);
        all.push_back({roles[i].id, role});
        all.push_back({roles[i].title, role});
        for (const std::string& alias : roles[i].aliases) all.push_back({alias, role});
    }
    return all;
}

std::vector<std::string> role_ids() {
    std::vector<std::string> ids;
    for (const GlossaryRole& role : glossary().roles) ids.push_back(role.id);
    return ids;
}

}  // namespace

struct RoleFinder::Data {
    Titles titles{entries(), glossary().ambiguous, role_ids()};
    std::unordered_map<std::string, RoleMatch> known;
};

RoleFinder::RoleFinder() : data_(std::make_unique<Data>()) {}
RoleFinder::~RoleFinder() = default;

const RoleMatch& RoleFinder::find(const std::string& title) {
    const auto [found, added] = data_->known.try_emplace(title);
    if (!added) return found->second;
    RoleMatch& match = found->second;
    const Titles::Match roles = data_->titles.find(title);
    if (roles.roles.size() == 1 && roles.outside.empty()) {
        const GlossaryRole& role = glossary().roles[index(roles.roles.front())];
        match.role = role.id;
        match.role_title = role.title;
        return match;
    }
    for (const RoleId role : roles.roles) match.candidates.push_back(glossary().roles[index(role)].id);
    if (!roles.outside.empty()) match.candidates.push_back(roles.outside);
    return match;
}

}  // namespace orgplan
