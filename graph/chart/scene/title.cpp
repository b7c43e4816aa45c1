#include "graph/chart/scene/title.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "graph/chart/scene/card_text.h"
#include "graph/chart/scene/palette.h"
#include "graph/chart/scene/placeholders.h"
#include "graph/chart/scene/wrap.h"
#include "graph/model/months.h"
#include "graph/model/words.h"

namespace orgplan::scene {
namespace {

constexpr double kTitle = 16;
constexpr double kSubtitle = 11;

constexpr double kFirst = 13;  // from the upper edge to the first baseline
constexpr double kGap = 8;     // between a heading and what follows on its line
constexpr std::size_t kMostHeadings = 3;
constexpr std::size_t kMostSubjects = 4;
constexpr std::size_t kMostSummary = 3;

std::string month_text(Tick day) {
    const std::string date = date_text(day);
    return date.size() != 10 ? date : month_name(month_of(day));
}

std::string day_text(Tick day) {
    const std::string date = date_text(day);
    if (date.size() != 10) return date;
    return fmt::format("{} {}", date.substr(date[8] == '0' ? 9 : 8), month_name(month_of(day)));
}

void add_part(std::string& text, std::string_view part, std::string_view between) {
    if (part.empty()) return;
    if (!text.empty()) text += between;
    text += part;
}

// "Series A \u00B7 October 2027 \u00B7 17 seats, 7 new"
std::string stage_text(const Organisation& organisation, StageId stage, const Tally& counts,
                       const cards::CardOptions& options) {
    const Stage& at = organisation[stage];
    std::string text;
    if (given(options.unit)) add_part(text, drawable(organisation.name_of(options.unit, stage)), " \u00B7 ");
    if (const PositionId seat = given(options.root) ? options.root : options.around; given(seat)) {
        const std::string holder = drawable(organisation.holder_text(seat, stage));
        const std::string title = drawable(organisation.title_of(seat, stage));
        add_part(text, given(options.around) ? "around " : "", " \u00B7 ");
        text += holder.empty() || holder == word_of(Occupancy::vacant) ? title : holder;
    }
    add_part(text, stage_name(organisation, stage), " \u00B7 ");
    if (at.dated && !at.for_day) add_part(text, month_text(at.at), " \u00B7 ");
    if (options.wanted) add_part(text, drawable(options.wanted->words), " \u00B7 ");
    add_part(text, counts_text(counts, options), " \u00B7 ");
    std::string scenario;
    for (const Mark mark : {Mark::by_scenario, Mark::not_as_base, Mark::base_only, Mark::later}) {
        if (counts.count(mark) == 0) continue;
        add_part(scenario, fmt::format("{} {}", counts.count(mark), look_of(mark).title), ", ");
    }
    if (options.differences != nullptr) {
        add_part(text, "compared with its base: " + (scenario.empty() ? "no seat is different" : scenario), " \u00B7 ");
    }
    return text;
}

std::string of_user(const std::string& text, const Organisation& organisation, StageId stage,
                    const ChartOptions& options, std::uint32_t page, std::uint32_t pages) {
    return drawable(filled(text, placeholder_texts(organisation, stage, options.today, page, pages)));
}

// Lines of a title, from the top.
struct TitleLine {
    std::string text;
    double x = 0;
    double baseline = 0;
    double size = 0;
    bool bold = false;
    const char* colour = palette::kInk;
};

std::vector<TitleLine> title_lines(const TitleTexts& texts, double width, TextMeasure& measure) {
    std::vector<TitleLine> lines;
    double baseline = kFirst;
    double x = 0;
    const double heading = measure.width(texts.heading, kTitle, true);
    const double subject = measure.width(texts.subject, kSubtitle);
    if (!texts.heading.empty()) {
        const bool together = !texts.own && heading + kGap + subject <= width;
        for (const std::string& text : wrapped(texts.heading, kTitle, true, width, kMostHeadings, measure)) {
            if (!lines.empty()) baseline += 18;
            lines.push_back({text, 0, baseline, kTitle, true});
        }
        if (together) x = heading + kGap;
        if (!together && !texts.subject.empty()) baseline += 16;
    }
    bool first = true;
    for (const std::string& text : wrapped(texts.subject, kSubtitle, false, width - x, kMostSubjects, measure)) {
        if (!first) baseline += 13.5;
        first = false;
        lines.push_back({text, x, baseline, kSubtitle, false, palette::kSoft});
    }
    baseline += 16;
    for (const std::string& text : wrapped(texts.summary, kSubtitle, false, width, kMostSummary, measure)) {
        lines.push_back({text, 0, baseline, kSubtitle, false});
        baseline += 13.5;
    }
    return lines;
}

}  // namespace

std::string counts_text(const Tally& counts, const cards::CardOptions& options) {
    const bool some = given(options.around) || options.wanted;
    const std::string of = some ? fmt::format(" of {}", counts.everybody) : std::string();
    const std::size_t noun = some ? counts.everybody : counts.seats;
    std::string numbers = fmt::format("{}{} {}", counts.seats, of, noun == 1 ? "seat" : "seats");
    if (!options.by_team && counts.drawn < counts.seats) numbers += fmt::format(", {} shown", counts.drawn);
    for (const Mark mark :
         {Mark::fresh, Mark::vacant, Mark::promoted, Mark::moved, Mark::managed, Mark::carried, Mark::leaving}) {
        if (counts.count(mark) > 0) numbers += fmt::format(", {} {}", counts.count(mark), look_of(mark).title);
    }
    return numbers;
}

std::string stage_name(const Organisation& organisation, StageId stage) {
    const Stage& at = organisation[stage];
    return drawable(at.name.empty() ? at.id : at.name);
}

TitleTexts title_texts(const Organisation& organisation, StageId stage, const Tally& tally, const ChartOptions& options,
                       std::uint32_t page, std::uint32_t pages) {
    TitleTexts texts;
    texts.own = options.title.has_value();
    texts.heading =
        texts.own ? of_user(*options.title, organisation, stage, options, page, pages) : heading_of(organisation);
    const auto said = [&](const std::vector<std::string>& by_stage) {
        return index(stage) < by_stage.size() ? drawable(by_stage[index(stage)]) : std::string();
    };
    const cards::Differences* const differences = options.cards.differences;
    if (differences != nullptr && differences->against() == cards::Against::earlier_state) {
        texts.subject = said(options.subjects);
        texts.summary = said(options.summaries);
    } else {
        texts.subject = stage_text(organisation, stage, tally, options.cards);
    }
    return texts;
}

PlaceholderTexts placeholder_texts(const Organisation& organisation, StageId stage, Tick today, std::uint32_t page,
                                   std::uint32_t pages) {
    PlaceholderTexts values;
    const auto set = [&](Placeholder which, std::string value) {
        values[static_cast<std::size_t>(which)] = std::move(value);
    };
    set(Placeholder::company, drawable(organisation.company.name));
    set(Placeholder::date, organisation[stage].dated ? day_text(organisation[stage].at) : std::string());
    set(Placeholder::page, std::to_string(page));
    set(Placeholder::pages, std::to_string(pages));
    set(Placeholder::stage, stage_name(organisation, stage));
    set(Placeholder::today, day_text(today));
    return values;
}

std::string footer_text(const Organisation& organisation, StageId stage, const ChartOptions& options,
                        std::uint32_t page, std::uint32_t pages) {
    return of_user(options.footer, organisation, stage, options, page, pages);
}

double title_height(const TitleTexts& texts, double width, TextMeasure& measure) {
    const std::vector<TitleLine> lines = title_lines(texts, width, measure);
    return (lines.empty() ? kFirst : lines.back().baseline) + (lines.size() > 2 || !texts.summary.empty() ? 15 : 17);
}

void add_title(const TitleTexts& texts, layout::Rect area, TextMeasure& measure, Scene& scene) {
    for (TitleLine& line : title_lines(texts, area.width, measure)) {
        TextRun run;
        run.at = {area.x + line.x, area.y + line.baseline};
        run.size = line.size;
        run.bold = line.bold;
        run.width = measure.width(line.text, line.size, line.bold);
        run.colour = line.colour;
        run.text = std::move(line.text);
        scene.texts.push_back(std::move(run));
    }
    scene.heading = texts.heading;
    scene.title = texts.heading;
    if (!texts.heading.empty() && !texts.subject.empty()) scene.title += " \u00B7 ";
    scene.title += texts.subject;
    if (!texts.summary.empty()) scene.title += ": " + texts.summary;
}

}  // namespace orgplan::scene
