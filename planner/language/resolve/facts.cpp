#include <fmt/format.h>

#include <algorithm>

#include "planner/language/resolve/assembly.h"
#include "planner/text/values.h"

namespace orgplan::language {
namespace {

// Who heads the company where it does not say: the only seat outside units that says nothing of its own line.
PositionId only_top_seat(Assembly& assembly) {
    std::vector<PositionId> loose;
    for (std::size_t i = 0; i < assembly.org.positions.size(); ++i) {
        const Position& position = assembly.org.positions[i];
        const PositionState& state = position.states.front();
        if (!given(state.home) && state.stated == StatedLine::derived && position.assists.empty()) {
            loose.push_back(id_at<PositionId>(i));
        }
    }
    return loose.size() == 1 ? loose.front() : kNone<PositionId>;
}

}  // namespace

std::optional<std::vector<Text>> words_of(Assembly& assembly, text::Node list) {
    if (!list || list.is_null()) return std::nullopt;
    std::vector<Text> words;
    Once<Text> once(assembly);
    for_each_of(list, [&](text::Node word) {
        const Text kept = assembly.keep(word.text());
        if (once.take(kept, word)) words.push_back(kept);
    });
    return words;
}

std::vector<UnitId> units_of(Assembly& assembly, text::Node list) {
    std::vector<UnitId> units;
    Once<UnitId> once(assembly);
    for_each_of(list, [&](text::Node each) {
        const std::optional<UnitId> unit = assembly.names.unit(each);
        if (unit && once.take(*unit, each)) units.push_back(*unit);
    });
    return units;
}

void report_idle(Assembly& assembly, std::string_view rule, Place where, std::string message, Place other,
                 std::string_view note) {
    if (!assembly.idle.insert(where).second) return;
    text::Finding& finding = assembly.findings.add(rule, where, std::move(message));
    if (other.known()) finding.notes.push_back({other, std::string(note)});
}

void read_locations(Assembly& assembly, text::Node company) {
    for (const text::Node location : company.find("locations")) assembly.locations.push_back(location.key());
    std::sort(assembly.locations.begin(), assembly.locations.end());
}

Text location_of(Assembly& assembly, text::Node value) {
    const std::vector<std::string_view>& known = assembly.locations;
    const std::string_view text = value.text();
    if (!value.is_null() && !known.empty() && !std::binary_search(known.begin(), known.end(), text) &&
        assembly.unknown_locations.insert(value.place()).second) {
        assembly.findings.add("unknown-location", value.place(), fmt::format("no location has the id `{}`", text),
                              text::did_you_mean(text, known));
    }
    return assembly.keep(text);
}

void resolve_company(Assembly& assembly, text::Node node) {
    Company& company = assembly.org.company;
    company.name = assembly.keep(node.find("name").text());
    company.place = node ? node.key_place() : Place{0, 0, 0};
    if (const text::Node sector = node.find("sector")) company.sector = assembly.keep(sector.text());
    if (const text::Node data = node.find("data_sensitivity")) company.data_sensitivity = assembly.keep(data.text());
    company.builds = words_of(assembly, node.find("builds"));
    company.customers = words_of(assembly, node.find("customers"));
    company.channels = words_of(assembly, node.find("channels"));
    if (const text::Node departments = node.find("departments")) {
        company.departments = static_cast<std::uint32_t>(text::whole_of(departments.text()).value_or(0));
        company.departments_place = departments.place();
    }
    read_duties(assembly, node.find("duties"), company.duties);
    settle_duties(assembly, company.duties);
    if (const text::Node manager = node.find("manager"); manager && !manager.is_null()) {
        read_heads(assembly, manager, company);
        assembly.head_unknown = !given(company.manager) && !company.headless;
    } else {
        company.manager = only_top_seat(assembly);
    }
}

}  // namespace orgplan::language
