#include "planner/interop/role_finder.h"

#include <fmt/format.h>

#include <unordered_map>

#include "planner/glossary/glossary.h"
#include "planner/glossary/title_reader.h"
#include "planner/text/nearest.h"

namespace orgplan::interop {

namespace {

// Made once: that takes longer than a small export.
const glossary::TitleReader& title_reader() {
    static const glossary::TitleReader reader(glossary::glossary());
    return reader;
}

}  // namespace

struct RoleFinder::Data {
    std::unordered_map<std::string, RoleMatch> known;
};

RoleFinder::RoleFinder() : data_(std::make_unique<Data>()) {}
RoleFinder::~RoleFinder() = default;

const RoleMatch& RoleFinder::find(const std::string& title) {
    const auto [found, added] = data_->known.try_emplace(title);
    if (!added) return found->second;
    RoleMatch& match = found->second;
    const glossary::TitleReading reading = title_reader().read(title);
    const auto& roles = glossary::glossary().roles;
    match.level = reading.level;
    if (reading.certain) {
        match.role = roles[index(reading.roles.front())].id;
        match.role_title = roles[index(reading.roles.front())].title;
    } else if (!reading.roles.empty()) {
        for (const RoleId role : reading.roles) match.candidates.push_back(roles[index(role)].id);
        if (!reading.outside.empty()) match.candidates.push_back(reading.outside);
    }
    return match;
}

std::string RoleFinder::nearest(const std::string& title) const {
    const auto& roles = glossary::glossary().roles;
    std::vector<std::string_view> titles;
    for (const auto& role : roles) titles.push_back(role.title);
    std::string near = text::nearest_name(title, titles);
    if (near.empty()) {
        // The one that shares a word with it.
        const glossary::TitleReading reading = title_reader().read(title);
        return reading.could_be.size() == 1 ? roles[index(reading.could_be.front())].id : std::string();
    }
    for (const auto& role : roles)
        if (role.title == near) return role.id;
    return {};
}

std::string RoleFinder::title_of(const std::string& role) const {
    const glossary::GlossaryRole* known = glossary::find_role(glossary::glossary(), role);
    return known == nullptr ? std::string() : known->title;
}

std::string RoleFinder::steps(const std::string& title) const {
    std::vector<glossary::TitleStep> steps;
    title_reader().read(title, &steps);
    std::string text;
    for (const glossary::TitleStep& step : steps)
        text += fmt::format("{}`{}`: {}", text.empty() ? "" : "; ", step.words, step.taken_for);
    return text;
}

}  // namespace orgplan::interop
