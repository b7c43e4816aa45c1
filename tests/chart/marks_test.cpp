#include "graph/chart/cards/marks.h"

#include "tests/chart/drawing.h"

namespace orgplan {
using namespace cards;
using namespace language;
using namespace layout;
using namespace scene;
using namespace text;
namespace {

std::string marks_text(const Organisation& organisation, const std::string& id) {
    std::string text;
    for (std::size_t p = 0; p < organisation.positions.size(); ++p) {
        if (organisation.positions[p].id != id) continue;
        for (const StageId stage : all_stages(organisation)) {
            const Marks marks = marks_of(organisation, id_at<PositionId>(p), stage);
            text += text.empty() ? "" : " ";
            if (!organisation.positions[p].stages.has(stage)) text += '.';
            if (marks.is_new) text += 'n';
            if (marks.promoted) text += 'p';
            if (marks.moved) text += 'm';
            if (marks.managed) text += 'a';
            if (marks.leaving) text += 'l';
            if (marks.vacant) text += 'v';
            if (marks == Marks{} && organisation.positions[p].stages.has(stage)) text += '-';
        }
    }
    return text;
}

TEST(Marks, TellWhatChangedSinceTheStageBefore) {
    const auto spec = spec_of(kGrowing);
    const struct {
        const char* seat;
        const char* marks;  // stage by stage
    } cases[] = {
        {"ceo", "- - -"}, {"rosa", "- p -"}, {"noor", "- l ."}, {"open", ". nv v"}, {"tom", "- - m"}, {"pm", ". . n"},
    };
    for (const auto& [seat, marks] : cases) EXPECT_EQ(marks_text(spec->organisation, seat), marks) << seat;
}

TEST(Marks, AnotherManagerIsAMoveOutsideUnitsAndAMarkOfItsOwnWithin) {
    const auto spec = spec_of(R"(orgplan: 1
stages: [{id: a}, {id: b}]
positions:
  - {id: ceo, role: founder, reports_to: none}
  - {id: cto, role: cto, reports_to: ceo}
  - {id: aide, role: administrative-assistant, reports_to: ceo, changes: {b: {reports_to: cto}}}
)");
    EXPECT_EQ(marks_text(spec->organisation, "aide"), "- m");
    EXPECT_EQ(marks_text(spec->organisation, "cto"), "- -");

    const auto outside = spec_of(R"(orgplan: 1
outside: [Board, Minister]
stages: [{id: a}, {id: b}, {id: c}]
positions:
  - {id: fund, title: Secretary, reports_to: Minister, changes: {b: {reports_to: Board}}}
  - {id: park, title: Keeper, unit: parks, reports_to: Minister, changes: {b: {reports_to: Board}}}
units: [{id: parks}]
)");
    EXPECT_EQ(marks_text(outside->organisation, "fund"), "- m -");
    EXPECT_EQ(marks_text(outside->organisation, "park"), "- a -");
}

}  // namespace
}  // namespace orgplan
