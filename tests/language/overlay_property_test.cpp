#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <span>

#include "planner/diff/diff.h"
#include "planner/plan/plan.h"
#include "planner/report/show.h"
#include "tests/effort.h"
#include "tests/language/edited_spec.h"
#include "tests/language/folder.h"
#include "tests/rules/random_organisation.h"

// A random overlay laid over a random spec gives what the spec with these edits made in its text gives.

namespace orgplan::testing {
using namespace diff;
using namespace graph;
using namespace hiring;
using namespace language;
using namespace plan;
using namespace report;
using namespace rules;
using namespace text;
namespace {

/// What was found, wherever it stands and at however many places.
std::set<std::string> found(const Spec& spec) {
    std::set<std::string> lines;
    for (const Finding& each : spec.findings.all()) {
        if (each.several.empty()) lines.insert(each.rule + ": " + each.message);
        // An edited text may have lines of their own for seats that a scenario leaves in one.
        for (std::size_t i = 0; i < each.several.size(); ++i) {
            lines.insert(each.rule + ": " + each.of_some(std::span(&i, 1)).message);
        }
    }
    return lines;
}

std::string planned(const Organisation& org) {
    const PlanResult result = plan_of(org, HiringNorms());
    return result.plan ? plan_csv(*result.plan, org, PlanTable::months) : result.unplanned;
}

TEST(OverlayProperty, ComesToWhatTheSameEditsInTheTextComeTo) {
    const unsigned wanted = static_cast<unsigned>(tries(100));
    std::size_t sound = 0;
    for (unsigned seed = 0; seed < wanted; ++seed) {
        EditedSpec spec(seed);
        const std::string base = spec.text();
        const std::string first = spec.edit("first", "base.yaml");
        const std::string once = spec.text();
        const std::string second = spec.edit("second", "first.yaml");
        const Folder folder({{"base.yaml", base},
                             {"first.yaml", first},
                             {"second.yaml", second},
                             {"once.yaml", once},
                             {"twice.yaml", spec.text()}});
        for (const auto& [laid_file, text_file] :
             {std::pair{"first.yaml", "once.yaml"}, {"second.yaml", "twice.yaml"}}) {
            const std::unique_ptr<Spec> laid = read_spec(folder.path(laid_file)).spec;
            const std::unique_ptr<Spec> plain = read_spec(folder.path(text_file)).spec;
            const Organisation &a = plain->organisation, &b = laid->organisation;
            EXPECT_EQ(found(*laid), found(*plain));
            EXPECT_EQ(show_text(b, laid->sources, b.all_stages()), show_text(a, plain->sources, a.all_stages()));
            EXPECT_EQ(told(b), told(a));
            EXPECT_EQ(planned(b), planned(a));
            EXPECT_TRUE(diff::diff(a, b, stage_by_stage(a, b)).empty());
            sound += plain->sound ? 1 : 0;
            if (HasFailure())
                FAIL() << "seed " << seed << ":\n" << base << first << (laid_file[0] == 's' ? second : "");
        }
    }
    EXPECT_GT(sound, wanted / 2) << "too few of the specs have a meaning";
}

}  // namespace
}  // namespace orgplan::testing
