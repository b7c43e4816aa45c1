#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "planner/api/page_sides.h"
#include "tests/effort.h"
#include "tests/generate/changing_text.h"
#include "tests/generate/organisation_text.h"
#include "tests/page_data/page_of.h"

// The data of a page of several specs against those of the pages of each.

namespace orgplan::testing {
namespace {

std::string file_of(language::Spec& before, language::Spec& after, bool both = true) {
    const api::Result<api::Checked> a = api::check_built(before), b = api::check_built(after);
    if (!a || !b) return {};
    const api::Result<api::Drawing> drawing = api::draw_sides(
        std::array{api::PageSide{"before", before, *a}, api::PageSide{"after", after, *b}}, {.format = "html"}, both);
    if (!drawing) ADD_FAILURE() << drawing.error().message;
    return drawing ? drawing->files.front().bytes : std::string();
}

const Json* state_at(const Json& seat, int stage) {
    const Json* found = nullptr;
    for (const Json& state : seat["states"]) {
        if (state["from"] <= stage) found = &state;
    }
    return found == nullptr || found->contains("gone") ? nullptr : found;
}

// One stage of a page in words that need no numbers: ids, names, looks.
class StageWords {
  public:
    StageWords(const Json& page, int stage, std::map<std::string, std::string> called = {})
        : page_(page), stage_(stage), called_(std::move(called)) {}

    std::multiset<std::string> seats() const {
        std::multiset<std::string> words;
        for (const Json& seat : page_["seats"]) {
            const Json* const state = state_at(seat, stage_);
            if (state == nullptr) continue;
            std::string text = fmt::format("{}: {} {} of {} below {}", id_of(seat), (*state).value("holder", "-"),
                                           (*state)["title"].get<std::string>(), unit((*state)["unit"]),
                                           this->seat((*state)["manager"]));
            for (std::size_t c = 0; c < (*state)["categories"].size(); ++c) {
                const int value = (*state)["categories"][c];
                const Json& by = page_["colour_by"][c];
                if (value >= 0)
                    text += fmt::format(" {}={}", by["id"].get<std::string>(),
                                        by["values"][value]["name"].get<std::string>());
            }
            if (state->contains("dotted")) {
                for (const Json& line : (*state)["dotted"]) text += " dotted " + this->seat(line[0]);
            }
            if ((*state)["role"] >= 0)
                text += " " + page_["roles"][(*state)["role"].get<int>()]["id"].get<std::string>();
            words.insert(std::move(text));
        }
        return words;
    }

    std::vector<std::string> cards() const {
        const Json& cards = page_["stages"][stage_]["cards"];
        std::vector<std::string> words;
        for (const Json& card : cards) {
            std::string text = card["parent"] < 0 ? "root" : seat(cards[card["parent"].get<int>()]["seats"][0]);
            for (const Json& each : card["seats"]) text += " " + seat(each);
            words.push_back(text + look(card["face"]) + (card.contains("closed") ? look(card["closed"]) : ""));
        }
        return words;
    }

    std::multiset<std::string> findings() const {
        std::multiset<std::string> words;
        for (const Json& each : page_["findings"]) {
            const Json& stages = each["stages"];
            if (std::ranges::find(stages, Json(stage_)) == stages.end()) continue;
            std::string text = each["message"];
            for (const Json& one : each["seats"]) text += " " + seat(one);
            words.insert(std::move(text));
        }
        return words;
    }

  private:
    // The id that it has in its own spec.
    std::string id_of(const Json& seat) const {
        const auto known = called_.find(seat["id"]);
        return known == called_.end() ? seat["id"].get<std::string>() : known->second;
    }
    std::string seat(const Json& number) const { return number < 0 ? "-" : id_of(page_["seats"][number.get<int>()]); }
    std::string unit(const Json& number) const {
        return number < 0 ? "-" : page_["units"][number.get<int>()]["id"].get<std::string>();
    }
    std::string look(const Json& number) const {
        const Json& face = page_["faces"][number.get<int>()];
        std::string text = fmt::format(" {}x{} {}", face["w"].dump(), face["h"].dump(),
                                       page_["colours"][face["fill"].get<int>()].dump());
        for (const Json& each : face.value("texts", Json::array())) {
            text += each[6].get<std::string>() + (each[5] < 0 ? "" : page_["colours"][each[5].get<int>()].dump());
        }
        for (const Json& each : face.value("fills", Json::array())) {
            text += each[6] < 0 ? each[6].dump() : seat(each[6]);
        }
        return text;
    }

    const Json& page_;
    int stage_;
    std::map<std::string, std::string> called_;
};

// The path of a card to its root, by ids.
std::string path_of(const Json& cards, std::size_t at) {
    std::string path;
    for (int up = static_cast<int>(at); up >= 0; up = cards[up]["parent"])
        path += cards[up]["id"].get<std::string>() + "/";
    return path;
}

void expect_sound_places(const Json& page) {
    std::map<std::string, std::map<int, std::set<int>>> places;  // by path and spec
    for (const Json& stage : page["stages"]) {
        const Json& cards = stage["cards"];
        std::map<int, int> last;  // by parent
        for (std::size_t c = 0; c < cards.size(); ++c) {
            const int place = cards[c]["place"], parent = cards[c]["parent"];
            if (parent >= 0) {
                EXPECT_LT(cards[parent]["place"], place);
            }
            // Siblings keep their order.
            if (last.contains(parent)) {
                EXPECT_LT(last[parent], place);
            }
            last[parent] = place;
            places[path_of(cards, c)][stage.value("spec", 0)].insert(place);
        }
    }
    for (const auto& [path, by_spec] : places) {
        std::set<int> all;
        std::size_t most = 0;
        for (const auto& [spec, own] : by_spec) {
            all.insert(own.begin(), own.end());
            most = std::max(most, own.size());
        }
        EXPECT_EQ(all.size(), most) << path;
    }
}

TEST(PageJoin, HasWhatThePagesOfEachHave) {
    ORGPLAN_NEEDS_PAGES();
    for (std::uint64_t seed = 1; seed <= tries(12); ++seed) {
        SCOPED_TRACE(seed);
        const auto before = read_text(changing_text(seed)),
                   after = read_text(changing_text(seed + 1, {.closing = true}));
        if (!before->built || !after->built) continue;
        const Json one = page_data(*before), other = page_data(*after);
        const Json both = Json::parse(data_of(file_of(*before, *after)));
        ASSERT_EQ(both["specs"], Json::array({"before", "after"}));
        const int first = static_cast<int>(one["stages"].size());
        ASSERT_EQ(both["stages"].size(), one["stages"].size() + other["stages"].size());
        for (int s = 0; s < static_cast<int>(both["stages"].size()); ++s) {
            SCOPED_TRACE(s);
            const int spec = s < first ? 0 : 1;
            EXPECT_EQ(both["stages"][s].value("spec", 0), spec);
            // Where ids differ, the page has that of the last; its cards are those of its own.
            std::map<std::string, std::string> called;
            for (const Json& seat : both["seats"]) {
                if (spec == 0 && seat.contains("was")) called[seat["id"]] = seat["was"][0];
                const std::string id = seat["id"];
                if (const auto at = id.find(" ("); at != id.npos) called[id] = id.substr(0, at);
            }
            const StageWords all(both, s, called), alone(spec == 0 ? one : other, spec == 0 ? s : s - first);
            EXPECT_EQ(all.seats(), alone.seats());
            EXPECT_EQ(all.cards(), alone.cards());
            EXPECT_EQ(all.findings(), alone.findings());
        }
        expect_sound_places(both);
    }
}

TEST(PageJoin, OfASpecWithItselfHasEachThingOnce) {
    ORGPLAN_NEEDS_PAGES();
    GeneratorOptions options;
    options.seats = 600;
    const auto spec = read_text(organisation_text(options)), again = read_text(organisation_text(options));
    const Json alone = page_data(*spec);
    const std::string text = data_of(file_of(*spec, *again));
    const Json both = Json::parse(text);
    for (const char* const key : {"seats", "units", "roles", "faces", "colours", "colour_by", "findings"}) {
        EXPECT_EQ(both[key].size(), alone[key].size()) << key;
    }
    for (std::size_t s = 0; s < alone["stages"].size(); ++s) {
        const Json &one = both["stages"][s], &other = both["stages"][s + alone["stages"].size()];
        EXPECT_EQ(one["cards"], other["cards"]);
        EXPECT_EQ(other["twin"], s);
    }
    EXPECT_EQ(both["opening"], Json({{"stage", 7}, {"beside", 3}, {"both", true}}));
    RecordProperty("bytes_a_seat", static_cast<int>(text.size() / options.seats));
    EXPECT_LT(text.size(), 1400 * options.seats);
}

TEST(PageJoin, SaysWhatOpensAfterAllStagesOfTheOther) {
    ORGPLAN_NEEDS_PAGES();
    const std::string text =
        "orgplan: 1\ncompany: {manager: ceo}\nstages: [{id: now, date: 2027-01-31}]\npositions:\n  - {id: ceo, role: "
        "ceo}\n  - {id: tom, role: backend-developer";
    const auto before = read_text(text + "}\n"), after = read_text(text + ", opens: 2028-05-01}\n");
    const Json both = Json::parse(data_of(file_of(*before, *after)));
    const Json& tom = both["seats"][1];
    EXPECT_EQ(tom["states"][1], Json({{"from", 1}, {"gone", true}, {"opens", "2028-05-01"}}));
}

TEST(PageJoin, KeepsIdsApartThatChangedHands) {
    ORGPLAN_NEEDS_PAGES();
    const std::string head =
        "orgplan: 1\ncompany: {manager: ceo}\nstages: [{id: now, date: 2027-01-31}]\npositions:\n"
        "  - {id: ceo, role: ceo}\n  - {role: backend-developer, ";
    const auto before = read_text(head + "count: 2, holders: [Ann, Bo]}\n");
    const auto after = read_text(head + "count: 1, holders: [Bo]}\n");
    const Json both = Json::parse(data_of(file_of(*before, *after)));
    std::set<std::string> ids;
    for (const Json& seat : both["seats"]) {
        ids.insert(seat["id"].get<std::string>());
        EXPECT_EQ(seat["states"].back().contains("gone"), seat["states"][0].value("holder", "") == "Ann") << seat;
    }
    EXPECT_EQ(ids.size(), 3);
    EXPECT_EQ(both["seats"].size(), 3);
}

}  // namespace
}  // namespace orgplan::testing
