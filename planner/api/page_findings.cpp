#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>
#include <variant>

#include "graph/chart/page/colours.h"
#include "graph/chart/scene/palette.h"
#include "graph/chart/scene/text.h"
#include "planner/api/page_parts.h"
#include "planner/language/things_at.h"
#include "planner/report/finding_text.h"
#include "planner/text/catalogue.h"

namespace orgplan::api {
namespace {

// Words without which nothing is said about money.
constexpr std::array<std::string_view, 11> kOfMoney{"cost",  "budget",   "run rate", "run-rate", "price", "amount",
                                                    "money", "currency", "paid",     "pay ",     "band"};

bool says_money(std::string_view text) {
    return std::ranges::any_of(kOfMoney, [&](std::string_view word) { return text.find(word) != text.npos; });
}

// Whether a finding is about money, or where money is written.
bool is_of_money(const text::Finding& finding, const language::Things& things) {
    const auto counts_money = [](const text::Measure& measure) { return measure.quantity == text::Quantity::money; };
    if (std::ranges::any_of(finding.measures, counts_money) || says_money(finding.rule)) return true;
    if (says_money(finding.message) || says_money(finding.help)) return true;
    for (const text::StageMessage& each : finding.by_stage) {
        if (says_money(each.message)) return true;
    }
    const language::Thing* const thing = things.at(finding.where.file, finding.where.begin);
    return thing != nullptr && thing->kind == language::ThingKind::section && says_money(thing->id);
}

std::vector<int> sorted(std::set<int> numbers) {
    numbers.erase(-1);
    return {numbers.begin(), numbers.end()};
}

class FindingMaker {
  public:
    FindingMaker(const PagePart& part, const language::Things& things)
        : part_(part), org_(part.spec.organisation), things_(things) {
        for (std::size_t p = 0; p < org_.positions.size(); ++p) seats_[org_.positions[p].id] = id_at<PositionId>(p);
        for (std::size_t u = 0; u < org_.units.size(); ++u) units_[org_.units[u].id] = id_at<UnitId>(u);
    }

    // Nothing where it is about nothing on the page.
    std::optional<page::Finding> of(const text::Finding& finding) const {
        page::Finding made;
        std::set<int> seats, units;
        for (const PositionId seat : finding.seats) seats.insert(part_.numbers.of(seat));
        for (const PositionId seat : finding.several) seats.insert(part_.numbers.of(seat));
        const std::vector<PositionId> of_line = seats_of_line(finding);
        for (const PositionId seat : of_line) seats.insert(part_.numbers.of(seat));
        for (const text::Part& about : finding.about) {
            const auto seat = seats_.find(about.id);
            if (about.kind == "seat" && seat != seats_.end() && of_line.empty())
                seats.insert(part_.numbers.of(seat->second));
            const auto unit = units_.find(about.id);
            if (about.kind == "unit" && unit != units_.end()) units.insert(part_.numbers.of(unit->second));
        }
        made.seats = sorted(std::move(seats));
        made.units = sorted(std::move(units));
        for (std::size_t s = 0; s < part_.stages.size() && !finding.whole(); ++s) {
            if (finding.reach().has(part_.stages[s])) made.stages.push_back(static_cast<int>(s));
        }
        const bool elsewhere = !finding.whole() && made.stages.empty();
        if (elsewhere || (!part_.whole && made.seats.empty() && made.units.empty())) return std::nullopt;
        const text::CatalogueEntry* const entry = text::find_in_catalogue(finding.rule);
        made.rule = finding.rule;
        made.severity = std::string(name_of(finding.severity));
        made.message =
            scene::drawable(finding.by_stage.size() > 1 ? report::finding_text(finding, org_) : finding.message);
        made.why = finding.why.empty() && entry != nullptr ? entry->why : finding.why;
        made.help = scene::drawable(finding.help.empty() && entry != nullptr ? entry->help : finding.help);
        made.place = place_text(part_.spec.sources, finding.where, true);
        return made;
    }

  private:
    // At a line of several seats: those that the message names, since the line is of all.
    std::vector<PositionId> seats_of_line(const text::Finding& finding) const {
        const language::Thing* const thing = things_.at(finding.where.file, finding.where.begin);
        std::vector<PositionId> named;
        if (thing == nullptr || thing->kind != language::ThingKind::seat || thing->numbers.size() < 2) return named;
        for (const std::uint32_t number : thing->numbers) {
            const PositionId seat = id_at<PositionId>(number);
            if (finding.message.find(fmt::format("`{}`", org_[seat].id)) != std::string::npos) named.push_back(seat);
        }
        return named;
    }

    const PagePart& part_;
    const Organisation& org_;
    const language::Things& things_;
    std::map<std::string_view, PositionId> seats_;
    std::map<std::string_view, UnitId> units_;
};

}  // namespace

PageFindings page_findings(const PagePart& part, const text::Findings& findings) {
    PageFindings result;
    const language::Things things(part.spec);
    const FindingMaker maker(part, things);
    for (const text::Finding& finding : findings.all()) {
        if (finding.severity == text::Severity::hide) continue;
        std::optional<page::Finding> made = maker.of(finding);
        if (!made) continue;
        if (!part.costs && is_of_money(finding, things)) {
            ++result.left_out;
        } else {
            result.findings.push_back(std::move(*made));
        }
    }
    return result;
}

page::Dimension findings_dimension(const std::vector<page::Finding>& findings, const PagePart& part) {
    namespace palette = scene::palette;
    constexpr std::array<std::string_view, 4> kNames{"none", "advice", "warning", "error"};
    // By stage of the page, then seat.
    std::vector<std::vector<int>> worst(part.stages.size(), std::vector<int>(part.numbers.seats.size(), 0));
    for (const page::Finding& finding : findings) {
        const auto severity = static_cast<int>(std::ranges::find(kNames, finding.severity) - kNames.begin());
        for (std::size_t s = 0; s < worst.size(); ++s) {
            const bool here = finding.stages.empty() ||
                              std::ranges::find(finding.stages, static_cast<int>(s)) != finding.stages.end();
            if (!here) continue;
            const auto mark = [&](std::size_t seat) { worst[s][seat] = std::max(worst[s][seat], severity); };
            for (const int seat : finding.seats) mark(static_cast<std::size_t>(seat));
            for (std::size_t n = 0; n < part.numbers.seats.size() && !finding.units.empty(); ++n) {
                const PositionId seat = part.numbers.seats[n];
                if (!part.numbers.there(seat, part.stages[s])) continue;
                const int unit = part.numbers.of(part.spec.organisation.at(seat, part.stages[s]).home);
                if (unit >= 0 && std::ranges::find(finding.units, unit) != finding.units.end()) mark(n);
            }
        }
    }
    page::ColourBy by{"findings", "Findings", {}};
    constexpr std::array kLooks{std::pair("N", palette::kEdge), std::pair("A", palette::kMoved),
                                std::pair("W", palette::kPromoted), std::pair("E", palette::kLeaving)};
    for (std::size_t v = 0; v < kNames.size(); ++v) {
        by.values.push_back({std::string(kNames[v]), kLooks[v].first, page::category_pair(kLooks[v].second)});
    }
    std::vector<StageId> stages(part.stages.begin(), part.stages.end());
    return {std::move(by), [worst = std::move(worst), stages = std::move(stages), &numbers = part.numbers](
                               PositionId seat, StageId stage) {
                const auto s = static_cast<std::size_t>(std::ranges::find(stages, stage) - stages.begin());
                return worst[s][static_cast<std::size_t>(numbers.of(seat))];
            }};
}

std::string place_text(const text::Sources& sources, Place place, bool column) {
    if (!place.known() || place.file >= sources.size()) return {};
    const text::LineColumn at = sources.line_column(place.file, place.begin);
    const std::string name = std::filesystem::path(sources[place.file].path).filename().string();
    return scene::drawable(column ? fmt::format("{}:{}:{}", name, at.line, at.column)
                                  : fmt::format("{}:{}", name, at.line));
}

}  // namespace orgplan::api
