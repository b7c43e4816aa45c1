#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "planner/text/same_value.h"
#include "planner/verify/review.h"

namespace orgplan::verify {
namespace {

using text::Node;

// A plan is made within what is said of money, hiring, rules and stages, and leaves that alone. One for a question that
// its spec does not have says that, and from which day.
class Terms {
  public:
    explicit Terms(Review& review) : review_(review) {}

    void of_scenario() {
        constexpr std::array<std::string_view, 6> kOfPlans{"orgplan",   "scenario", "edit",
                                                           "positions", "stages",   "units"};
        for (const Node section : review_.scenario) {
            if (among(section.key(), kOfPlans) || says_day(section)) continue;
            report(section.key_place(), section.key());
        }
        for (const Node section : review_.scenario.find("edit")) {
            if (section.key() == "units" || section.key() == "seats") continue;
            if (section.key() == "stages" && raises(section)) continue;
            report(section.key_place(), fmt::format("edit: {{{}: ...}}", section.key()));
        }
    }

    void of_whole() {
        constexpr std::array<std::string_view, 4> kOfPlans{"orgplan", "positions", "stages", "units"};
        for (const Node section : review_.whole) {
            const Node before = review_.whole_base.find(section.key());
            if (among(section.key(), kOfPlans) || (before && text::same_value(section, before))) continue;
            if (!before && says_day(section)) continue;
            if (section.key() == "hiring" && same_but(section, before, "now") && !before.find("now")) continue;
            report(section.key_place(), section.key());
        }
        for (const Node before : review_.whole_base) {
            if (review_.whole.find(before.key()) || among(before.key(), kOfPlans)) continue;
            report(review_.whole.first().key_place(), before.key());
        }
        for (const Node before : review_.whole_base.find("stages")) {
            const Node now = stage_of(review_.whole, before.find("id").text());
            if (now && (text::same_value(now, before) || raises(now, before))) continue;
            report(now ? now.place() : review_.whole.find("stages").key_place(),
                   fmt::format("stage {}", before.find("id").text()));
        }
    }

  private:
    template <class Words>
    static bool among(std::string_view word, const Words& words) {
        return std::ranges::find(words, word) != words.end();
    }

    void report(Place place, std::string_view section) {
        review_.result.findings
            .add("plan-changes-terms", place,
                 fmt::format("the plan writes `{}`, which is for its spec to say", section))
            .about = {{"key", std::string(section)}};
    }

    // `hiring: {now: ...}` alone, where the spec says no day and the plan has stages of its own.
    bool says_day(Node section) const {
        const bool asks = std::ranges::any_of(review_.org.stages, [&](const Stage& stage) {
            return stage.needs.any() && stage.place.known() &&
                   std::ranges::find(review_.base->stages, stage.id, &Stage::id) == review_.base->stages.end();
        });
        return asks && section.key() == "hiring" && section.find("now") && !section.first().next() &&
               !review_.base_says_now;
    }

    static Node stage_of(Node root, std::string_view id) {
        for (const Node stage : root.find("stages")) {
            if (stage.find("id").text() == id) return stage;
        }
        return {};
    }

    static bool same_but(Node now, Node before, std::string_view key) {
        if (!now.is_map() || !before.is_map()) return false;
        const auto has_all = [&](Node of, Node other) {
            return std::ranges::all_of(children(of), [&](Node each) {
                const Node same = other.find(each.key());
                return each.key() == key || (same && text::same_value(each, same));
            });
        };
        return has_all(now, before) && has_all(before, now);
    }

    static std::vector<Node> children(Node of) {
        std::vector<Node> all;
        for (const Node each : of) all.push_back(each);
        return all;
    }

    // More people than the spec needs at a stage, which is a question of its own.
    bool raises_heads(std::string_view stage) const {
        const auto of = [&](const Organisation& org) {
            const auto at = std::ranges::find(org.stages, stage, &Stage::id);
            return at == org.stages.end() ? std::nullopt : at->needs.heads;
        };
        const auto now = of(review_.org), before = of(*review_.base);
        return now && (!before || *now >= *before);
    }
    bool raises(Node edits) const {
        return std::ranges::all_of(children(edits), [&](Node edit) {
            const Node needs = edit.find("needs");
            return needs.is_map() && needs.find("heads") && !edit.first().next() && !needs.first().next() &&
                   raises_heads(edit.key());
        });
    }
    bool raises(Node now, Node before) const {
        const Node needs = now.find("needs"), needed = before.find("needs");
        return same_but(now, before, "needs") && needs && (!needed || same_but(needs, needed, "heads")) &&
               (needed || !needs.first().next()) && raises_heads(now.find("id").text());
    }

    Review& review_;
};

}  // namespace

void review_terms(Review& review) {
    if (review.base == nullptr) return;
    Terms terms(review);
    if (review.whole) {
        terms.of_whole();
    } else {
        terms.of_scenario();
    }
}

}  // namespace orgplan::verify
