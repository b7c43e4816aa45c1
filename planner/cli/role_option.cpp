#include "planner/cli/role_option.h"

#include <fmt/format.h>

#include <ostream>

#include "planner/glossary/titles.h"
#include "planner/text/nearest.h"

namespace orgplan::cli {

std::optional<std::string> role_of_option(const std::string& text, Console& console) {
    const glossary::Titles titles(glossary::glossary());
    const glossary::Titles::Match& match = titles.find(text);
    if (match.certain()) return glossary::glossary().roles[index(match.roles.front())].id;
    std::string meant = text::did_you_mean(text, titles.all());
    if (!match.unknown()) {
        meant.clear();
        for (const RoleId role : match.roles) {
            meant += fmt::format("{}`{}`", meant.empty() ? "it may mean " : ", ",
                                 glossary::glossary().roles[index(role)].id);
        }
    }
    console.err << fmt::format("orgplan: {} `{}`{}{}\n",
                               match.unknown() ? "no role is called" : "several roles are called", text,
                               meant.empty() ? "" : "; ", meant);
    return std::nullopt;
}

}  // namespace orgplan::cli
