#include "planner/api/page.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "graph/chart/page/chart.h"
#include "graph/chart/page/page_html.h"
#include "graph/chart/page/page_json.h"
#include "graph/chart/scene/card_text.h"
#include "graph/chart/scene/title.h"
#include "planner/api/chart_request.h"
#include "planner/api/faults.h"
#include "planner/api/page_parts.h"

namespace orgplan::api {
namespace {

constexpr std::array<std::string_view, 1> kInclude{"costs"};

// What draws on paper or in dots has no meaning in a page.
std::optional<Refusal> refused(const DrawRequest& request) {
    const ChartLook& look = request.look;
    const std::array wrong{
        std::pair(!look.tile.empty(), "--tile cuts paper: a page is printed over several sheets where it is too large"),
        std::pair(look.title.has_value(), "--title is for charts on paper: a page has the company's name"),
        std::pair(!look.footer.empty(), "--footer is for charts on paper"),
        std::pair(!look.background.empty(), "--background is for charts on paper: a page is light or dark"),
        std::pair(look.palette == "print", "--palette print is for paper: a page has the letters in its legend"),
        std::pair(look.width >= 0, "--width is of pixels, and a page is drawn in lines"),
        std::pair(look.dpi >= 0, "--dpi is of pixels, and a page is drawn in lines"),
        std::pair(request.graphviz, "--layout dot is for charts on paper"),
        std::pair(request.figures, "--figures opens a pdf: a page has the figures of each stage"),
        std::pair(request.by_team, "--by team is for charts on paper: in a page teams are opened and closed"),
        std::pair(!request.around.empty(), "--around is for charts on paper: in a page any seat can be made the top")};
    for (const auto& [is, why] : wrong) {
        if (is) return Refusal{Refusal::Why::wrong, why, "leave it out, or write pdf or svg"};
    }
    for (const std::string& word : request.include) {
        if (std::ranges::find(kInclude, word) == kInclude.end()) {
            return no_such(fmt::format("a page cannot include `{}`", word), word, kInclude,
                           fmt::format("it can include {}", fmt::join(kInclude, ", ")));
        }
    }
    return std::nullopt;
}

bool shows_all(const Organisation& org, std::span<const StageId> stages, const page::Numbers& numbers) {
    for (std::size_t p = 0; p < org.positions.size(); ++p) {
        for (const StageId stage : stages) {
            if (org.positions[p].stages.has(stage) && !numbers.there(id_at<PositionId>(p), stage)) return false;
        }
    }
    return true;
}

// "31 January 2027"
std::string day_text(Tick day) {
    const std::string date = date_text(day);
    constexpr std::size_t kDay = 8;
    return fmt::format("{} {}", date.substr(date[kDay] == '0' ? kDay + 1 : kDay), month_name(month_of(day)));
}

// The one of the request.
void put_first(std::vector<page::Dimension>& dimensions, const std::string& id) {
    const auto chosen = std::ranges::find(dimensions, id, [](const page::Dimension& each) { return each.by.id; });
    if (chosen != dimensions.end()) std::rotate(dimensions.begin(), chosen, chosen + 1);
}

// What a colour must not say, by the words of `--redact`.
void take_out(std::span<const std::string> words, std::vector<page::Dimension>& dimensions) {
    for (const auto& [word, id] : {std::pair<std::string_view, std::string_view>{"levels", "level"},
                                   {"employment", "employment"},
                                   {"findings", "findings"}}) {
        if (std::ranges::find(words, word) == words.end()) continue;
        std::erase_if(dimensions, [&](const page::Dimension& each) { return each.by.id == id; });
    }
}

void take_out_reasons(std::vector<page::Seat>& seats) {
    for (page::Seat& seat : seats) {
        for (page::SeatState& state : seat.states) {
            state.why.clear();
            for (page::DottedLine& line : state.dotted) line.why.clear();
        }
    }
}

// Whether a spec says what anything costs, or may cost.
bool says_costs(const Organisation& org) {
    return org.costs.given || org.costs.seats.size() > 1 || !org.budgets.empty() ||
           std::ranges::any_of(org.stages, [](const Stage& stage) { return stage.monthly_cost.has_value(); });
}

class PageMaker {
  public:
    PageMaker(const language::Spec& spec, const DrawRequest& request, const scene::ChartOptions& chart,
              scene::TextMeasure& measure)
        : spec_(spec), org_(spec.organisation), request_(request), chart_(chart), measure_(measure) {}

    page::PageData make(const Checked& checked) {
        const std::span<const StageId> stages = chart_.cards.stages;
        const cards::CardForest forest = cards::build_cards(org_, chart_.cards);
        const page::Numbers numbers = page::numbers_of(org_, forest, stages);
        const PagePart part{spec_, stages, numbers, shows_all(org_, stages, numbers), !request_.include.empty()};
        page::PageData data;
        data.heading = scene::heading_of(org_);
        if (data.heading.empty()) data.heading = "Org chart";
        data.program = request_.program;
        data.today = date_text(org_.today);
        PageFindings findings = page_findings(part, checked.findings);
        data.findings = std::move(findings.findings);
        money_ = findings.left_out;
        if (!part.whole) data.left_out.push_back("seats outside this part of the chart");
        std::vector<page::Dimension> dimensions = page::dimensions_of(org_, chart_.cards, numbers, chart_.theme);
        dimensions.push_back(findings_dimension(data.findings, part));
        take_out(request_.left_out, dimensions);
        put_first(dimensions, request_.color_by);
        for (const page::Dimension& each : dimensions) data.colour_by.push_back(each.by);
        add_seats(part, dimensions, data);
        if (std::ranges::find(request_.left_out, "reasons") != request_.left_out.end()) take_out_reasons(data.seats);
        data.units = page::units_of(org_, numbers, stages);
        add_stages(part, forest, checked, data);
        return data;
    }

    /// How many findings about money the page that was made does not have.
    std::size_t money() const { return money_; }

  private:
    void add_seats(const PagePart& part, std::span<const page::Dimension> dimensions, page::PageData& data) const {
        PageRoles roles = page_roles(part);
        data.roles = std::move(roles.roles);
        page::SeatTexts texts;
        texts.written = [&](PositionId seat) { return place_text(spec_.sources, org_[seat].place, false); };
        texts.role = [&](RoleId role) { return roles.numbers[index(role)]; };
        if (part.costs) texts.cost = cost_texts(org_);
        data.seats = page::seats_of(org_, part.numbers, part.stages, dimensions, texts);
    }

    void add_stages(const PagePart& part, const cards::CardForest& forest, const Checked& checked,
                    page::PageData& data) const {
        const scene::Colouring colouring(org_, chart_.cards, chart_.colour_by, false, chart_.theme);
        page::Chart chart = page::chart_of(org_, forest, part.stages, part.numbers,
                                           {colouring, chart_.fields, request_.places, chart_.page}, measure_);
        data.faces = std::move(chart.faces);
        data.colours = std::move(chart.colours);
        data.hold = chart.hold;
        std::vector<std::vector<page::Figure>> figures = page_figures(part);
        std::vector<page::HiringTable> hiring = page_hiring(part, checked.hiring);
        for (std::size_t s = 0; s < part.stages.size(); ++s) {
            const StageId id = part.stages[s];
            page::Stage& stage = data.stages.emplace_back();
            stage.id = std::string(org_[id].id);
            stage.name = scene::stage_name(org_, id);
            if (org_[id].dated) {
                stage.when = date_text(org_[id].at);
                stage.date = day_text(org_[id].at);
            }
            stage.counts = scene::counts_text(scene::tally(org_, forest, s, id), chart_.cards);
            stage.cards = std::move(chart.cards[s]);
            stage.links = std::move(chart.links[s]);
            stage.figures = std::move(figures[s]);
            stage.changes =
                page::changes_of(org_, part.numbers, forest, s == 0 ? kNone<StageId> : part.stages[s - 1], id);
            stage.hiring = std::move(hiring[s]);
        }
    }

    const language::Spec& spec_;
    const Organisation& org_;
    const DrawRequest& request_;
    const scene::ChartOptions& chart_;
    scene::TextMeasure& measure_;
    std::size_t money_ = 0;
};

}  // namespace

std::span<const std::string_view> include_words() {
    return kInclude;
}

std::optional<Refusal> without_pages() {
    const std::string_view missing = page::bundle().missing;
    if (missing.empty()) return std::nullopt;
    return Refusal{Refusal::Why::failed, "this orgplan was built without pages, since packages were missing",
                   fmt::format("install {} and build it anew", missing)};
}

void add_left_out(const DrawRequest& request, bool priced, std::size_t money, page::PageData& data) {
    std::vector<std::string> all;
    if (request.include.empty()) {
        const bool redacted = std::ranges::find(request.left_out, "cost") != request.left_out.end();
        if (priced || redacted) all.push_back("costs, run rates and budgets");
        if (money > 0) all.push_back(fmt::format("{} finding{} about money", money, money == 1 ? "" : "s"));
    }
    data.left_out.insert(data.left_out.begin(), all.begin(), all.end());
    std::ranges::copy_if(request.left_out, std::back_inserter(data.left_out),
                         [](const std::string& word) { return word != "cost"; });
}

Result<MadePage> make_page(language::Spec& spec, const DrawRequest& request) {
    if (std::optional<Refusal> refusal = without_pages()) return std::move(*refusal);
    if (std::optional<Refusal> refusal = refused(request)) return std::move(*refusal);
    if (std::optional<Refusal> refusal = unreadable(spec)) return std::move(*refusal);
    Result<scene::ChartOptions> chart = chart_options(request, spec, nullptr);
    if (!chart) return std::move(chart.error());
    Result<Finish> finish = set_look(request.look, kPageFormat, true, *chart);
    if (!finish) return std::move(finish.error());
    std::optional<Checked> found;
    if (request.checked == nullptr) {
        CheckRequest checks;
        checks.tree = request.tree;
        checks.parts = true;
        Result<Checked> checked = check(spec, checks);
        if (!checked) return std::move(checked.error());
        found = std::move(*checked);
    }
    scene::TextMeasure measure;
    PageMaker maker(spec, request, *chart, measure);
    MadePage made{maker.make(found ? *found : *request.checked), {kPageFormat, {}, {}}};
    made.priced = says_costs(spec.organisation);
    made.money = maker.money();
    if (std::optional<Refusal> refusal = without_font(measure)) return std::move(*refusal);
    const auto has_cards = [](const page::Stage& stage) { return !stage.cards.empty(); };
    if (std::ranges::none_of(made.data.stages, has_cards)) {
        return nothing_to_draw("there are no seats to show at that stage");
    }
    note_fonts(measure, made.remarks);
    made.remarks.doubts = finish->doubts;
    const scene::Theme& theme = chart->theme;
    if (!theme.ink.empty() || !theme.ground.empty() || !theme.font.empty()) {
        made.remarks.doubts.push_back("a page takes only the colours of families from a theme");
    }
    return made;
}

Result<Drawing> draw_page(language::Spec& spec, const DrawRequest& request) {
    Result<MadePage> made = make_page(spec, request);
    if (!made) return std::move(made.error());
    add_left_out(request, made->priced, made->money, made->data);
    made->remarks.files.push_back({{}, 1, 1, {}, page::page_html(made->data, page::page_json(made->data))});
    return std::move(made->remarks);
}

Result<LivePage> live_page(language::Spec& spec, const DrawRequest& request) {
    Result<MadePage> made = make_page(spec, request);
    if (!made) return std::move(made.error());
    add_left_out(request, made->priced, made->money, made->data);
    LivePage live{{}, page::page_json(made->data)};
    live.html = page::page_html(made->data, live.data, page::Lives::served);
    return live;
}

}  // namespace orgplan::api
