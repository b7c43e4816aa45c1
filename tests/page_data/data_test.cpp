#include <fmt/format.h>

#include "graph/index/org_graph.h"
#include "tests/chart/drawing.h"
#include "tests/effort.h"
#include "tests/generate/changing_text.h"
#include "tests/generate/organisation_text.h"
#include "tests/page_data/page_of.h"

// The data of a page against the organisation, on specs made at random.

namespace orgplan::testing {
namespace {

// The state of a seat at a stage of the page; null where it is not there.
const Json* state_at(const Json& seat, int stage) {
    const Json* found = nullptr;
    for (const Json& state : seat["states"]) {
        if (state["from"] <= stage) found = &state;
    }
    return found == nullptr || found->contains("gone") ? nullptr : found;
}

class PageCheck {
  public:
    PageCheck(const language::Spec& spec, const Json& page) : org_(spec.organisation), graph_(org_), page_(page) {
        for (std::size_t p = 0; p < org_.positions.size(); ++p) {
            ids_[std::string(org_.positions[p].id)] = id_at<PositionId>(p);
        }
    }

    void run() {
        ASSERT_EQ(page_["stages"].size(), org_.stages.size());
        for (std::size_t s = 0; s < org_.stages.size(); ++s) {
            SCOPED_TRACE(fmt::format("stage {}", s));
            seats(static_cast<int>(s), *graph_.at(id_at<StageId>(s)));
            cards(static_cast<int>(s), page_["stages"][s]);
        }
    }

  private:
    PositionId seat(const Json& number) const {
        return number == -1 ? kNone<PositionId> : ids_.at(page_["seats"][number.get<std::size_t>()]["id"]);
    }

    bool in_circle(PositionId id, StageId stage) const {
        return std::ranges::any_of(graph_.at(stage)->circles(),
                                   [&](const auto& circle) { return std::ranges::count(circle, id) > 0; });
    }

    // Who is there, as what, and below which other seat.
    void seats(int stage, const graph::Index& at) const {
        std::size_t there = 0;
        for (const Json& each : page_["seats"]) {
            const PositionId id = ids_.at(each["id"]);
            const Json* const state = state_at(each, stage);
            ASSERT_EQ(state != nullptr, at.exists(id)) << each["id"];
            if (state == nullptr) continue;
            ++there;
            EXPECT_EQ(seat((*state)["manager"]), at.manager(id)) << each["id"];
            EXPECT_EQ(state->contains("vacant"), at.state(id)->occupancy == Occupancy::vacant) << each["id"];
            const Json unit = (*state)["unit"];
            const UnitId home = at.state(id)->home;
            ASSERT_EQ(unit == -1, !given(home));
            if (unit != -1) {
                EXPECT_EQ(page_["units"][unit.get<std::size_t>()]["id"], org_[home].id);
            }
            std::set<PositionId> dotted;
            if (state->contains("dotted")) {
                for (const Json& line : (*state)["dotted"]) dotted.insert(seat(line[0]));
            }
            const auto to = at.dotted_to(id);
            EXPECT_EQ(dotted, std::set<PositionId>(to.begin(), to.end())) << each["id"];
            const Json& categories = (*state)["categories"];
            ASSERT_EQ(categories.size(), page_["colour_by"].size());
            for (std::size_t c = 0; c < categories.size(); ++c) {
                EXPECT_LT(categories[c], page_["colour_by"][c]["values"].size());
                EXPECT_GE(categories[c], 0);
            }
        }
        EXPECT_EQ(there, at.standing().size());
    }

    // Each seat is on one card, below the card of its manager.
    void cards(int stage, const Json& data) {
        std::map<int, std::size_t> card_of;
        const Json& cards = data["cards"];
        int before = -1;
        for (std::size_t c = 0; c < cards.size(); ++c) {
            const Json& card = cards[c];
            EXPECT_GT(card["place"], before);
            before = card["place"];
            const int parent = card["parent"];
            ASSERT_LT(parent, static_cast<int>(c));
            const int above = parent < 0 ? -1 : cards[static_cast<std::size_t>(parent)]["place"].get<int>();
            EXPECT_EQ(parents_.try_emplace(before, above).first->second, above) << "a place below another parent";
            const Json& face = page_["faces"][card["face"].get<std::size_t>()];
            EXPECT_EQ(card["kind"] == "team", card.contains("closed"));
            if (face.contains("rows")) {
                EXPECT_EQ(face["rows"].size(), card["seats"].size());
            }
            EXPECT_TRUE(face.contains("rows") || card["seats"].size() == 1);
            for (const Json& each : card["seats"]) {
                EXPECT_TRUE(card_of.try_emplace(each.get<int>(), c).second) << "a seat on two cards";
            }
        }
        for (std::size_t s = 0; s < page_["seats"].size(); ++s) {
            const Json* const state = state_at(page_["seats"][s], stage);
            ASSERT_EQ(card_of.contains(static_cast<int>(s)), state != nullptr);
            if (state == nullptr) continue;
            const Json& card = cards[card_of.at(static_cast<int>(s))];
            const int parent = card["parent"], manager = (*state)["manager"];
            // Who shares a card is below those of the first.
            if (card["kind"] == "seat" && card["seats"][0] != s) continue;
            // A circle is opened at one of its seats.
            if (parent < 0 && in_circle(seat(static_cast<int>(s)), id_at<StageId>(static_cast<std::size_t>(stage))))
                continue;
            ASSERT_EQ(parent < 0, manager < 0) << page_["seats"][s]["id"];
            if (parent >= 0) {
                EXPECT_EQ(card_of.at(manager), static_cast<std::size_t>(parent));
            }
        }
        for (const Json& link : data["links"]) {
            EXPECT_LT(link[0], cards.size());
            EXPECT_LT(link[1], cards.size());
        }
        EXPECT_TRUE(data["counts"].get<std::string>().starts_with(fmt::format("{} seat", card_of.size())));
        if (stage > 0) changes(data);
    }

    // What is listed is as much as is counted.
    static void changes(const Json& data) {
        const std::string counts = data["counts"];
        const std::pair<const char*, const char*> kinds[] = {{"new", "new"},
                                                             {"promoted", "promoted"},
                                                             {"moved", "moved"},
                                                             {"manager", "with a new manager"},
                                                             {"carried", "moved with their manager"}};
        for (const auto& [kind, words] : kinds) {
            std::size_t listed = 0;
            for (const Json& change : data["changes"]) listed += change["kind"] == kind;
            const bool counted = (counts + ",").find(fmt::format(", {} {},", listed, words)) != counts.npos;
            EXPECT_TRUE(listed == 0 ? (counts + ",").find(fmt::format(" {},", words)) == counts.npos : counted)
                << listed << ' ' << words << " are listed; the counts are " << counts;
        }
    }

    const Organisation& org_;
    const graph::OrgGraph graph_;
    const Json& page_;
    std::map<std::string, PositionId> ids_;
    std::map<int, int> parents_;  // by place
};

void expect_exact(const std::string& text) {
    const std::unique_ptr<language::Spec> spec = read_text(text);
    ASSERT_TRUE(spec && spec->built);
    const Json page = page_data(*spec);
    PageCheck(*spec, page).run();
}

TEST(PageData, IsExactOfMadeOrganisations) {
    ORGPLAN_NEEDS_PAGES();
    for (std::uint32_t seed = 1; seed <= tries(6); ++seed) {
        SCOPED_TRACE(seed);
        GeneratorOptions options;
        options.seats = 20 + 25 * seed;
        options.stages = 1 + seed % 5;
        options.seed = seed;
        options.presence = seed % 2 == 0;
        options.hiring = seed % 3 == 0;
        options.costs = seed % 2 == 1;
        expect_exact(organisation_text(options));
    }
}

TEST(PageData, IsExactWhereLinesLeadAnywhere) {
    ORGPLAN_NEEDS_PAGES();
    for (std::uint64_t seed = 1; seed <= tries(30); ++seed) {
        SCOPED_TRACE(seed);
        expect_exact(changing_text(seed, {.closing = seed % 2 == 0}));
    }
}

TEST(PageData, SaysOfManagersThatAPartDoesNotHave) {
    ORGPLAN_NEEDS_PAGES();
    const auto spec = read_text(kGrowing);
    api::DrawRequest request;
    request.unit = "core";
    const Json page = page_data(*spec, request);
    std::size_t elsewhere = 0;
    for (const Json& seat : page["seats"]) {
        for (const Json& state : seat["states"]) {
            if (state.contains("gone")) continue;
            const bool known = state["manager"] != -1;
            EXPECT_NE(known, state.contains("above")) << seat["id"];
            if (!known) elsewhere += state["above"] == "somebody who is not on this page";
        }
    }
    EXPECT_GT(elsewhere, 0);
    const auto outside = read_text(
        "orgplan: 1\ncompany: {name: Acme}\noutside: [board]\nstages: [{id: now, date: 2027-01-31}]\n"
        "positions: [{id: ceo, role: ceo, reports_to: board}, {id: coo, role: coo, reports_to: none}]\n");
    const Json whole = page_data(*outside);
    EXPECT_EQ(whole["seats"][0]["states"][0]["above"], "board (outside)");
    EXPECT_FALSE(whole["seats"][1]["states"][0].contains("above"));
}

TEST(PageData, SaysWhatChanges) {
    ORGPLAN_NEEDS_PAGES();
    const auto spec = read_text(kGrowing);
    const Json page = page_data(*spec);
    const auto text = [&](std::size_t stage, std::string_view id) {
        for (const Json& change : page["stages"][stage]["changes"]) {
            if (page["seats"][change["seat"].get<std::size_t>()]["id"] == id)
                return fmt::format("{}: {}", change["kind"].get<std::string>(), change["text"].get<std::string>());
        }
        return std::string();
    };
    EXPECT_EQ(page["stages"][0]["changes"].size(), 0);
    EXPECT_EQ(text(1, "rosa"), "promoted: Tech Lead (was Backend Developer)");
    EXPECT_EQ(text(1, "open"), "new: Backend Developer in Core");
    EXPECT_EQ(text(2, "noor"), "gone: QA Engineer in Core");
    EXPECT_EQ(text(2, "tom"), "moved: moves to Platform (was in Core)");
    EXPECT_EQ(text(2, "sre"), "");
}

TEST(PageData, ColoursTheSeatsOfAUnitByItsFindings) {
    ORGPLAN_NEEDS_PAGES();
    const auto spec = read_text(kGrowing);
    const Json page = page_data(*spec);
    const Json& by = page["colour_by"];
    const auto at = static_cast<std::size_t>(
        std::ranges::find_if(by, [](const Json& each) { return each["id"] == "findings"; }) - by.begin());
    // `team-too-small` is about `platform` at the last stage.
    for (const Json& seat : page["seats"]) {
        if (seat["id"] != "sre" && seat["id"] != "sre2") continue;
        const auto value = state_at(seat, 2)->at("categories")[at].get<std::size_t>();
        EXPECT_EQ(by[at]["values"][value]["name"], "advice") << seat["id"];
    }
}

TEST(PageData, LeadsToTheSeatThatAFindingNames) {
    ORGPLAN_NEEDS_PAGES();
    const auto spec = read_text(R"(orgplan: 1
company: {name: Acme, manager: ceo}
stages: [{id: now, date: 2027-01-31}, {id: end, date: 2027-12-31}]
positions: [{id: ceo, role: ceo}]
units:
  - {id: app, closes: 2027-11, positions: [{role: mobile-developer, count: 3, holders: [Fay, Gil]}]}
)");
    ASSERT_TRUE(spec && spec->built);
    const Json page = page_data(*spec);
    std::size_t found = 0;
    for (const Json& finding : page["findings"]) {
        if (finding["rule"] != "holder-vanishes") continue;
        ++found;
        ASSERT_EQ(finding["seats"].size(), 1);
        const std::string id = page["seats"][finding["seats"][0].get<std::size_t>()]["id"];
        EXPECT_NE(finding["message"].get<std::string>().find("`" + id + "`"), std::string::npos) << finding;
    }
    EXPECT_EQ(found, 2);
}

TEST(PageData, LeavesTheWidthOfMissingLettersOpen) {
    ORGPLAN_NEEDS_PAGES();
    // A letter of private use, which no font has.
    const auto spec = read_text("orgplan: 1\npositions: [{id: ceo, role: ceo, holder: \"A \U0010FFF0 B\"}]\n");
    const Json page = page_data(*spec);
    const Json& texts = page["faces"][0]["texts"];
    EXPECT_EQ(texts[0][6], "A \U0010FFF0 B");
    EXPECT_EQ(texts[0][3], 0);
    EXPECT_GT(texts[1][3], 0);
}

TEST(PageData, ListsStartsAndThoseThatWait) {
    ORGPLAN_NEEDS_PAGES();
    const auto spec = read_text(R"(orgplan: 1
company: {name: Acme, manager: ceo}
stages: [{id: now, date: 2027-01-31}, {id: end, date: 2027-12-31}]
hiring: {freeze: [{opens: 2027-06-01, closes: 2028-03-31, then: wait}]}
positions:
  - {id: ceo, role: ceo}
  - {id: early, role: backend-developer, opens: 2027-03-01}
  - {id: late, role: qa-engineer, opens: 2027-09-01}
  - {id: tom, role: backend-developer, closes: 2027-05-01}
  - {role: data-engineer, count: {now: 0, end: 2}}
)");
    ASSERT_TRUE(spec && spec->built);
    const Json page = page_data(*spec);
    const Json& end = page["stages"][1];
    const std::string rows = end["hiring"]["rows"].dump();
    EXPECT_NE(rows.find("\"early\""), rows.npos) << rows;
    EXPECT_NE(rows.find("QA Engineer waits for a freeze to end; planned for 2027-09-01"), rows.npos) << rows;
    EXPECT_EQ(rows.find("\"tom\""), rows.npos) << rows;
    EXPECT_NE(end["figures"].dump().find("Waiting for a freeze to end"), std::string::npos);
    std::size_t fresh = 0;
    for (const Json& change : end["changes"]) fresh += change["kind"] == "new";
    EXPECT_EQ(end["hiring"]["seats"], fresh);
}

TEST(PageData, OfAPartHasNothingOfTheRest) {
    ORGPLAN_NEEDS_PAGES();
    const auto spec = read_text(kGrowing);
    const std::string data = data_of(page_file(*spec, {.unit = "platform"}));
    EXPECT_NE(data.find("Platform"), data.npos);
    for (const char* const other : {"Rosa Diaz", "Noor Haddad", "rosa", "\"Core\""}) {
        EXPECT_EQ(data.find(other), data.npos) << other;
    }
}

}  // namespace
}  // namespace orgplan::testing
