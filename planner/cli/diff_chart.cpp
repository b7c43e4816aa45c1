#include "planner/cli/diff_chart.h"

#include <algorithm>
#include <iterator>
#include <ostream>

#include "planner/diff/join.h"

namespace orgplan::cli {

int draw_diff(const Organisation& before, const Organisation& after, const std::vector<diff::StagePair>& stages,
              const std::string& subject, bool stage_by_stage, const ChartFiles& files, Console& console) {
    const std::optional<std::string> format = files.format_meant(console);
    const std::optional<scene::Page> page = files.page_meant(console);
    if (!format || !page) return kUsage;
    std::vector<diff::StagePair> compared;
    std::ranges::copy_if(stages, std::back_inserter(compared), &diff::StagePair::compared);
    if (compared.empty()) {
        console.err << "orgplan: there is nothing to draw: the two have no stage in common\n";
        return kUsage;
    }
    const diff::Joint joint = diff::join(before, after, compared, cards::Against::earlier_state);
    scene::ChartOptions chart;
    chart.page = *page;
    chart.cards.differences = &joint.differences;
    for (const diff::StagePair& pair : compared) {
        chart.subjects.push_back(stage_by_stage ? subject + " \u00B7 " + pair.label : subject);
    }
    scene::TextMeasure measure;
    std::vector<scene::ChartPage> pictures;
    // Each is looked at by itself, so that none is laid out with room for what the others have.
    for (std::size_t p = 0; p < compared.size(); ++p) {
        chart.cards.stages = {id_at<StageId>(p)};
        chart.pages_before = pictures.size();
        std::ranges::move(scene::compose(joint.organisation, chart, measure), std::back_inserter(pictures));
    }
    if (std::ranges::all_of(pictures, [](const scene::ChartPage& picture) { return picture.scene.cards.empty(); })) {
        console.err << "orgplan: there is nothing to draw: no seat stands in either\n";
        return kUsage;
    }
    return files.write(std::move(pictures), *format, joint.organisation, compared.size() > 1, measure, console);
}

}  // namespace orgplan::cli
