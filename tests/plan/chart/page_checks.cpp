#include "tests/plan/chart/page_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "graph/chart/scene/compose.h"
#include "planner/plan/chart/chart_parts.h"
#include "planner/plan/chart/timeline_entries.h"

namespace orgplan {
using namespace cards;
using namespace hiring;
using namespace layout;
using namespace plan;
using namespace scene;
namespace {

constexpr double kNear = 0.02;

Rect rect_of(const TextRun& run) {
    return {run.at.x, run.at.y - run.size * 0.72, run.width, run.size * 0.9};
}

bool overlap(const Rect& a, const Rect& b) {
    return a.x + kNear < b.right() && b.x + kNear < a.right() && a.y + kNear < b.bottom() && b.y + kNear < a.bottom();
}

bool holds(const Rect& outer, const Rect& inner) {
    return inner.x >= outer.x - kNear && inner.right() <= outer.right() + kNear && inner.y >= outer.y - kNear &&
           inner.bottom() <= outer.bottom() + kNear;
}

template <class Item>
std::vector<const Item*> from_left(const std::vector<Item>& items, Rect (*rect)(const Item&)) {
    std::vector<const Item*> sorted;
    for (const Item& item : items) sorted.push_back(&item);
    std::sort(sorted.begin(), sorted.end(), [&](const Item* a, const Item* b) { return rect(*a).x < rect(*b).x; });
    return sorted;
}

const SceneCard* find(const Scene& page, const std::string& id) {
    for (const SceneCard& card : page.cards) {
        if (card.id == id) return &card;
    }
    return nullptr;
}

// All of one measure have as much of it for each of their figures.
class Measure {
  public:
    void add(const std::string& what, double length, double figure, std::string& faults) {
        if (figure == 0) return;
        if (!each_) each_ = length / figure;
        if (std::abs(length - *each_ * figure) > 0.02) {
            faults += fmt::format("{} is {} long for {}, at {} each\n", what, length, figure, *each_);
        }
    }

  private:
    std::optional<double> each_;
};

void check_heads(const Scene& page, const Plan& plan, const Organisation& org, std::string& faults) {
    Measure heads;
    std::vector<const SceneCard*> bars;
    for (const SceneCard& card : page.cards) {
        if (card.id.starts_with("headcount ")) bars.push_back(&card);
    }
    std::sort(bars.begin(), bars.end(), [](const auto* a, const auto* b) { return a->rect.x < b->rect.x; });
    const auto stage = [&](const StagePlan& each) {
        const std::string id(org[each.stage].id);
        if (const SceneCard* vacant = find(page, "vacant at " + id)) {
            heads.add(vacant->id, vacant->rect.height, static_cast<double>(each.vacant), faults);
        }
        const SceneCard* card = find(page, "headcount at " + id);
        if (card == nullptr) return each.heads == 0;
        heads.add(card->id, card->rect.height, static_cast<double>(each.heads), faults);
        return true;
    };
    if (!stage(plan.stages.front())) faults += "the first stage is missing\n";
    if (!stage(plan.stages.back())) faults += "the last stage is missing\n";
    std::int64_t now = static_cast<std::int64_t>(plan.stages.front().heads);
    double level = 0;
    for (const SceneCard* bar : bars) {
        if (bar->id.starts_with("headcount at ")) {
            const auto found = std::find_if(plan.stages.begin(), plan.stages.end(), [&](const StagePlan& each) {
                return "headcount at " + std::string(org[each.stage].id) == bar->id;
            });
            if (static_cast<std::int64_t>(found->heads) != now) {
                faults += fmt::format("{} comes after {} heads\n", bar->id, now);
            }
            stage(*found);
            level = bar->rect.y;
            continue;
        }
        const std::size_t sign = bar->tooltip.rfind(": ");
        const bool more = bar->tooltip[sign + 2] == '+';
        const std::int64_t count = std::stoll(bar->tooltip.substr(sign + (more ? 3 : 5)));
        heads.add(bar->id, bar->rect.height, static_cast<double>(count), faults);
        if (level > 0 && std::abs(level - (more ? bar->rect.bottom() : bar->rect.y)) > 0.02) {
            faults += bar->id + " does not begin where the one before ends\n";
        }
        level = more ? bar->rect.y : bar->rect.bottom();
        now += more ? count : -count;
    }
    if (static_cast<std::int64_t>(plan.stages.back().heads) != now) {
        faults += fmt::format("all lead to {} heads and not to {}\n", now, plan.stages.back().heads);
    }
}

void check_run_rates(const Scene& page, const Plan& plan, const Organisation& org, std::string& faults) {
    Measure money;
    std::size_t seen = 0;
    for (const MonthFigures& month : plan.months) {
        const SceneCard* card = find(page, "run rate " + month_text(month.month));
        if (card == nullptr) continue;
        ++seen;
        money.add(card->id, card->rect.height, static_cast<double>(month.run_rate), faults);
        const std::string told = money_text(month.run_rate, org.costs.currency);
        if (card->tooltip.find(told) == std::string::npos) faults += card->id + " does not tell " + told + "\n";
    }
    const bool few = plan.months.size() <= 60;
    if (has_costs(plan) && plan.dated && (few ? seen != plan.months.size() : seen == 0)) {
        faults += fmt::format("{} of {} months have columns\n", seen, plan.months.size());
    }
}

void check_hires(const std::vector<Scene>& pages, const Plan& plan, const Organisation& org, std::string& faults) {
    std::map<std::string, std::vector<const SceneCard*>> bars;
    for (const Scene& page : pages) {
        for (const SceneCard& card : page.cards) {
            if (card.id.starts_with("hire ")) bars[card.id].push_back(&card);
        }
    }
    // What the timeline promises to tell.
    std::map<std::pair<PositionId, Tick>, int> told;
    struct At {
        Tick day;
        double x;
    };
    std::vector<At> places;
    std::size_t drawn = 0;
    for (const Lane& lane : lanes_of(plan, org)) {
        for (const TimelineEntry& entry : lane.entries) {
            if (entry.kind != ActionKind::start && entry.kind != ActionKind::backfill) continue;
            for (const PositionId seat : entry.seats) ++told[{seat, entry.at}];
            const std::string id = fmt::format("hire {} {}", org[entry.seats.front()].id,
                                               plan.dated ? date_text(entry.at) : std::to_string(entry.at.number()));
            const auto found = bars.find(id);
            if (found == bars.end() || found->second.size() != 1) {
                faults += fmt::format("{} is drawn {} times\n", id, found == bars.end() ? 0 : found->second.size());
                continue;
            }
            ++drawn;
            const SceneCard& card = *found->second.front();
            if (card.rect.width > 3.01 || !entry.open_by) places.push_back({entry.at, card.rect.right()});
            if (entry.open_by && card.rect.width > 3.01) places.push_back({*entry.open_by, card.rect.x});
            if (card.tooltip.find(org[entry.seats.front()].id) == std::string::npos) {
                faults += id + " does not name its seat\n";
            }
        }
    }
    if (drawn != bars.size()) faults += fmt::format("{} bars are of {} hires\n", bars.size(), drawn);
    std::map<std::pair<PositionId, Tick>, int> wanted;
    for (const Action& action : plan.actions) {
        if (action.kind != ActionKind::start && action.kind != ActionKind::backfill) continue;
        if (action.at <= org.stages.front().at || action.at > org.stages.back().at) continue;
        for (const PositionId seat : action.seats) ++wanted[{seat, action.at}];
    }
    if (told != wanted) faults += fmt::format("{} hires are told of {}\n", told.size(), wanted.size());
    if (places.empty()) return;
    const auto [first, last] =
        std::minmax_element(places.begin(), places.end(), [](const At& a, const At& b) { return a.day < b.day; });
    if (first->day == last->day) return;
    const double a_day = (last->x - first->x) / (last->day - first->day);
    if (a_day <= 0) faults += "time does not run to the right\n";
    for (const At& place : places) {
        const double expected = first->x + a_day * (place.day - first->day);
        // A requisition may be older than what is shown, a bar as short as can be seen.
        if (place.x > expected + 3.1 || (place.x < expected - 0.1 && place.day > first->day)) {
            faults += fmt::format("{} is at {}, not at {}\n", date_text(place.day), place.x, expected);
        }
    }
}

}  // namespace

std::string faults(const Scene& page) {
    std::string faults;
    const Rect paper{0, 0, page.width, page.height};
    if (page.scale != 1) faults += "a scale of its own\n";
    for (const TextRun& run : page.texts) {
        if (!holds(paper, rect_of(run))) faults += "outside the page: " + run.text + "\n";
        if (run.size < kSmallestText) faults += "too small: " + run.text + "\n";
        if (run.text.empty()) faults += "a text without letters\n";
        if (!run.text.empty() && run.text.ends_with("\u2026") && run.tooltip.empty() && run.size < 9) {
            faults += "shortened, and told nowhere: " + run.text + "\n";
        }
    }
    for (const SceneCard& card : page.cards) {
        if (!holds(paper, card.rect)) faults += "outside the page: " + card.id + "\n";
        if (card.rect.width <= 0 || card.rect.height < 0) faults += "no extent: " + card.id + "\n";
    }
    for (const Fill& fill : page.fills) {
        if (!holds(paper, fill.rect)) faults += "a block outside the page\n";
    }
    for (const SceneLine& line : page.lines) {
        for (const layout::Point& point : line.points) {
            if (!holds(paper, {point.x, point.y, 0, 0})) faults += "a line outside the page\n";
        }
    }
    const auto texts = from_left<TextRun>(page.texts, rect_of);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const Rect rect = rect_of(*texts[i]);
        for (std::size_t k = i + 1; k < texts.size() && rect_of(*texts[k]).x < rect.right(); ++k) {
            if (overlap(rect, rect_of(*texts[k]))) {
                faults += fmt::format("`{}` upon `{}`\n", texts[i]->text, texts[k]->text);
            }
        }
        for (const SceneCard& card : page.cards) {
            if (overlap(rect, card.rect) && !holds(card.rect, rect)) {
                faults += fmt::format("`{}` across `{}`\n", texts[i]->text, card.id);
            }
        }
    }
    const auto cards = from_left<SceneCard>(page.cards, [](const SceneCard& card) -> Rect { return card.rect; });
    for (std::size_t i = 0; i < cards.size(); ++i) {
        for (std::size_t k = i + 1; k < cards.size() && cards[k]->rect.x < cards[i]->rect.right(); ++k) {
            if (overlap(cards[i]->rect, cards[k]->rect)) {
                faults += fmt::format("bar `{}` upon `{}`\n", cards[i]->id, cards[k]->id);
            }
        }
    }
    return faults;
}

std::string faults(const std::vector<Scene>& pages, const Plan& plan, const Organisation& org) {
    std::string all;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        const std::string on_page = faults(pages[p]);
        if (!on_page.empty()) all += fmt::format("page {}:\n{}", p + 1, on_page);
    }
    check_heads(pages.front(), plan, org, all);
    check_run_rates(pages.front(), plan, org, all);
    check_hires(pages, plan, org, all);
    return all;
}

}  // namespace orgplan
