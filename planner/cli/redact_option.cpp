#include "planner/cli/redact_option.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ostream>

#include "planner/api/result.h"
#include "planner/cli/refuse.h"
#include "planner/report/left_out.h"

namespace orgplan::cli {

Option redact_option(std::vector<std::string>& words, bool findings) {
    std::vector<std::string_view> known(redact::kSecretWords.begin(), redact::kSecretWords.end());
    if (!findings) std::erase(known, "findings");
    return {
        .names = "--redact",
        .target = &words,
        .help = fmt::format("Leave out what others are not to see, separated by commas: {}", fmt::join(known, ", ")),
        .delimiter = ',',
        .called = "WHAT"};
}

std::optional<redact::Redaction> redaction_of(std::span<const std::string> words, Console& console) {
    const std::span<const std::string_view> known = redact::kSecretWords;
    redact::Secrets secrets;
    for (const std::string& word : words) {
        const auto found = std::ranges::find(known, word);
        if (found == known.end()) {
            refuse(console, api::no_such(fmt::format("nothing called `{}` can be left out", word), word, known,
                                         fmt::format("`--redact` takes {}", fmt::join(known, ", "))));
            return std::nullopt;
        }
        secrets.add(static_cast<redact::Secret>(found - known.begin()));
    }
    return redact::Redaction(secrets);
}

void redact_spec(redact::Redaction& redaction, language::Spec& spec, text::Findings& faults) {
    if (redaction.empty()) return;
    redaction.learn(spec);
    redaction.apply(spec);
    redaction.apply(faults);
}

void add_left_out(const redact::Redaction& redaction, ChartFiles& files) {
    if (redaction.empty()) return;
    std::string& footer = files.look.footer;
    footer = footer.empty() ? redaction.secrets().heading()
                            : fmt::format("{} \u00B7 {}", footer, redaction.secrets().text());
}

std::string with_left_out(const redact::Redaction& redaction, std::string_view format, std::string report,
                          Console& console) {
    const redact::Secrets& secrets = redaction.secrets();
    if (redaction.empty()) return report;
    if (format == "json") return report::without_keys(std::move(report), secrets.keys(), secrets.words());
    if (format != "csv") return report + fmt::format("\n{}.\n", secrets.heading());
    console.err << secrets.text() << '\n';
    return report::without_columns(report, secrets.keys());
}

}  // namespace orgplan::cli
