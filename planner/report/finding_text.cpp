#include "planner/report/finding_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "planner/report/phrases.h"

namespace orgplan::report {
namespace {

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

// The words of a message from the first to the last that another one does not have in its place.
std::string unlike_part(std::string_view message, std::string_view first) {
    const std::vector<std::string_view> words = words_of(message);
    const std::vector<std::string_view> others = words_of(first);
    const auto begin = std::ranges::mismatch(words, others).in1 - words.begin();
    const auto most = static_cast<std::ptrdiff_t>(std::min(words.size(), others.size())) - begin;
    std::ptrdiff_t same = 0;
    while (same < most && words[words.size() - 1 - static_cast<std::size_t>(same)] ==
                              others[others.size() - 1 - static_cast<std::size_t>(same)]) {
        ++same;
    }
    const auto end = static_cast<std::ptrdiff_t>(words.size()) - same;
    if (begin >= end) return std::string(message);
    std::string part = fmt::format("{}", fmt::join(words.begin() + begin, words.begin() + end, " "));
    while (part.ends_with(',') || part.ends_with(';')) part.pop_back();
    return part;
}

}  // namespace

std::string stages_text(StageSet stages, const Organisation& org) {
    if (stages.empty() || org.stages.size() < 2) return {};
    if (stages == org.all_stages()) return "at every stage";
    std::vector<std::string> ids;
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        if (stages.has(id_at<StageId>(s))) ids.push_back(fmt::format("`{}`", org.stages[s].id));
    }
    return "at " + listed(ids);
}

std::string finding_text(const text::Finding& finding, const Organisation& org) {
    const bool several = finding.by_stage.size() > 1;
    const std::string stages = stages_text(several ? finding.by_stage.front().stages : finding.stages, org);
    std::string text = finding.message;
    if (!stages.empty()) text += ", " + stages;
    for (std::size_t i = 1; i < finding.by_stage.size(); ++i) {
        const text::StageMessage& other = finding.by_stage[i];
        text += fmt::format("; {} {}", unlike_part(other.message, finding.message), stages_text(other.stages, org));
    }
    return text;
}

}  // namespace orgplan::report
