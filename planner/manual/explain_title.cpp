#include "planner/manual/explain_title.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "planner/glossary/title_reader.h"
#include "planner/glossary/titles.h"
#include "planner/manual/explain_role.h"
#include "planner/manual/manual_text.h"

namespace orgplan::manual {
namespace {

using glossary::TitleReading;
using glossary::TitleStep;

const glossary::TitleReader& reader() {
    static const glossary::TitleReader kReader(glossary::glossary());
    return kReader;
}

std::string candidates(const std::vector<RoleId>& roles, std::string_view outside) {
    std::string all;
    for (const RoleId id : roles) {
        const glossary::GlossaryRole& role = glossary::glossary().roles[index(id)];
        all += wrapped("  ", fmt::format("{} ({})", role.title, role.id));
        all += wrapped("      ", role.definition);
    }
    if (!outside.empty()) all += wrapped("  ", fmt::format("or, outside the glossary, {}", outside));
    return all;
}

std::string steps_text(std::string_view title, const std::vector<TitleStep>& steps) {
    std::string text = fmt::format("`{}`, read as a title:\n\n", title);
    std::size_t width = 0;
    for (const TitleStep& step : steps) width = std::max(width, step.words.size());
    for (const TitleStep& step : steps) text += wrapped(fmt::format("  {:<{}}  ", step.words, width), step.taken_for);
    return text + '\n';
}

std::string family_text(const TitleReading& reading) {
    if (reading.family.empty()) return {};
    return fmt::format("It counts as {}, for colours and counts; no rule uses that.\n", family_title(reading.family));
}

std::string read_text(std::string_view text) {
    std::vector<TitleStep> steps;
    const TitleReading reading = reader().read(text, &steps);
    if (!reading.certain && !reading.unclear()) return {};
    std::string all = steps_text(text, steps);
    if (reading.certain) {
        if (!reading.level.empty())
            all += fmt::format("Without a `level:` in the spec the level is `{}`.\n", reading.level);
        const glossary::GlossaryRole& role = glossary::glossary().roles[index(reading.roles.front())];
        return all + fmt::format("The role is {}:\n\n", role.title) + explain_role(role);
    }
    if (reading.roles.empty()) {
        all += fmt::format("It stays a title, since it may mean {}.\n", reading.outside);
    } else {
        all += "It stays a title, since it may mean\n\n" + candidates(reading.roles, reading.outside);
    }
    const std::string family = family_text(reading);
    return family.empty() ? all : all + '\n' + family;
}

}  // namespace

std::string explain_title(std::string_view text) {
    static const glossary::Titles kTitles(glossary::glossary());
    const glossary::Titles::Match& match = kTitles.find(text);
    if (match.unknown()) return read_text(text);
    if (match.ambiguous())
        return fmt::format("`{}` is ambiguous; it may mean\n\n", text) + candidates(match.roles, match.outside);
    const glossary::GlossaryRole& role = glossary::glossary().roles[index(match.roles.front())];
    const TitleReading reading = reader().read(text);
    if (!reading.unclear()) return explain_role(role);
    const std::string note = fmt::format(
        "`role: {0}` means this role. As a `title:` without a role, {0} stays a title, "
        "since it may mean",
        text);
    return explain_role(role) + '\n' + wrapped("", note) + '\n' + candidates(reading.roles, reading.outside);
}

std::string explain_family(std::string_view text) {
    std::vector<TitleStep> steps;
    const TitleReading reading = reader().read(text, &steps);
    if (reading.certain || reading.unclear() || reading.family.empty()) return {};
    return steps_text(text, steps) + "No role of the glossary is found in it, so it stays a title.\n" +
           family_text(reading);
}

}  // namespace orgplan::manual
