#include "planner/report/finding_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "planner/report/phrases.h"
#include "planner/text/catalogue.h"

namespace orgplan::report {
namespace {

// So many times between stages are listed for one finding.
constexpr std::size_t kMostTimes = 3;

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

std::string between_text(const Between& time, const Organisation& org) {
    const Tick last = time.to - 1;
    std::string text = time.to == kForever ? fmt::format("from {} on", date_text(time.from))
                       : last == time.from ? fmt::format("on {}", date_text(time.from))
                                           : fmt::format("from {} to {}", date_text(time.from), date_text(last));
    const std::size_t next = index(time.after) + 1;
    if (next == org.stages.size()) return text + fmt::format(", after `{}`", org[time.after].id);
    return text + fmt::format(", between `{}` and `{}`", org[time.after].id, org.stages[next].id);
}

std::string when_text(StageSet stages, std::span<const Between> between, const Organisation& org) {
    if (between.empty()) return stages_text(stages, org);
    std::vector<std::string> times;
    if (!stages.empty())
        times.push_back(org.stages.size() < 2 ? fmt::format("at `{}`", org.stages.front().id)
                                              : stages_text(stages, org));
    for (std::size_t i = 0; i < std::min(between.size(), kMostTimes); ++i) {
        times.push_back(between_text(between[i], org));
    }
    if (between.size() > kMostTimes) times.push_back(fmt::format("{} more times", between.size() - kMostTimes));
    return fmt::format("{}", fmt::join(times, "; "));
}

MessageParts parts_of(std::string_view message) {
    const std::size_t open = message.rfind(" (");
    if (open == message.npos || !message.ends_with(')')) return {message, {}};
    const std::string_view remark = message.substr(open + 2);
    return remark.starts_with("resolved at") ? MessageParts{message.substr(0, open), message.substr(open)}
                                             : MessageParts{message, {}};
}

std::string finding_text(const text::Finding& finding, const Organisation& org) {
    const bool several = finding.by_stage.size() > 1;
    const text::StageMessage* const first = several ? &finding.by_stage.front() : nullptr;
    const std::string when = first != nullptr ? when_text(first->stages, first->between, org)
                                              : when_text(finding.stages, finding.between, org);
    const MessageParts parts = parts_of(finding.message);
    std::string text(parts.seen);
    const text::CatalogueEntry* const known = text::find_in_catalogue(finding.rule);
    if (!when.empty() && (known == nullptr || !known->says_when)) text += ", " + when;
    for (std::size_t i = 1; i < finding.by_stage.size(); ++i) {
        const text::StageMessage& other = finding.by_stage[i];
        text += fmt::format("; {} {}", unlike_part(other.message, finding.message),
                            when_text(other.stages, other.between, org));
    }
    return text.append(parts.remark);
}

}  // namespace orgplan::report
