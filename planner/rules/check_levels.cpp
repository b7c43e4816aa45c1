#include "planner/rules/check_levels.h"

#include <fmt/format.h>

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "planner/glossary/glossary.h"
#include "planner/rules/near_words.h"
#include "planner/rules/rule_words.h"

namespace orgplan::rules {
namespace {

// Nobody has more levels; of more, none is compared.
constexpr std::size_t kMostLevels = 500;

class LevelCheck {
  public:
    LevelCheck(const RuleSet& rules, text::Findings& findings) : findings_(findings), facts_(rule_words(rules)) {
        for (const NeededFact& fact : facts_) {
            if (fact.fact != "level") continue;
            for (const NeededWord& each : fact.words) known_.insert(each.word);
        }
        for (const glossary::TitleAside& each : glossary::glossary().titles.asides) known_.insert(each.level);
        known_.erase(std::string_view());
    }

    void read(text::Node root) {
        for (const text::Node band : root.find("costs").find("bands")) {
            if (const text::Node level = band.find("level")) of_bands_.push_back(level);
        }
        for (const std::string_view section : {"positions", "units"}) walk(root.find(section));
    }

    void report() {
        std::unordered_map<std::string_view, std::size_t> seats;
        for (const text::Node each : of_seats_) ++seats[each.text()];
        for (const auto& [level, count] : seats) {
            if (count > 1) known_.insert(level);
        }
        const std::set<std::string_view> without_bands = known_;
        for (const text::Node each : of_bands_) {
            if (!seats.contains(each.text())) check(each, without_bands);
            known_.insert(each.text());
        }
        for (const text::Node each : of_seats_) check(each, known_);
    }

  private:
    // As deep as the reader allows values to be nested.
    void walk(text::Node value) {
        for (const text::Node each : value) {
            if (value.is_map() && each.key() == "level" && each.is_scalar()) {
                of_seats_.push_back(each);
            } else if (!each.is_scalar()) {
                walk(each);
            }
        }
    }

    void check(text::Node level, const std::set<std::string_view>& known) {
        if (known.contains(level.text()) || known.size() > kMostLevels || ++checked_ > kMostLevels) return;
        const std::vector<std::string_view> words(known.begin(), known.end());
        const std::string meant = near_word(level.text(), words);
        if (meant.empty()) return;
        findings_.add("unfamiliar-word", level.place(),
                      fmt::format("nothing else has the level `{}`: no band, rule or other seat", level.text()),
                      fmt::format("did you mean `{}`?", meant));
    }

    text::Findings& findings_;
    std::vector<NeededFact> facts_;  // whose words are known
    std::set<std::string_view> known_;
    std::vector<text::Node> of_bands_;
    std::vector<text::Node> of_seats_;
    std::size_t checked_ = 0;
};

}  // namespace

void check_levels(const language::Spec& spec, const RuleSet& rules, text::Findings& findings) {
    LevelCheck check(rules, findings);
    for (const auto& document : spec.documents) check.read(document->root());
    check.report();
}

}  // namespace orgplan::rules
