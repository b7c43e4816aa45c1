#include "planner/api/theme.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "graph/chart/scene/colour.h"
#include "graph/chart/scene/colour_difference.h"
#include "graph/chart/scene/palette.h"
#include "planner/api/chart_look.h"
#include "planner/glossary/glossary.h"
#include "planner/language/file_tree.h"
#include "planner/text/document.h"

namespace orgplan::api {
namespace {

constexpr double kReadable = 4.5;
constexpr std::array<std::string_view, 4> kThemeKeys{"families", "ink", "ground", "font"};

class ThemeReader {
  public:
    explicit ThemeReader(const std::string& path, std::string text) { file_ = sources_.add(path, std::move(text)); }

    Result<ReadTheme> read() {
        text::Findings findings;
        document_ = text::Document::read(sources_, file_, findings);
        for (const text::Finding& finding : findings.all()) {
            if (finding.severity == text::Severity::error) return refusal(finding.where, finding.message, {});
        }
        const text::Node root = document_->root();
        if (!root.is_map()) return refusal(root.place(), "a theme is a map", fmt::format("its keys are {}", listed()));
        for (const text::Node value : root) {
            if (std::optional<Refusal> refused = take(value)) return std::move(*refused);
        }
        compare();
        return std::move(made_);
    }

  private:
    static std::string listed() { return fmt::format("{}", fmt::join(kThemeKeys, ", ")); }

    Refusal refusal(Place where, std::string_view message, std::string hint) const {
        const text::LineColumn at = sources_.line_column(file_, where.known() ? where.begin : 0);
        return {Refusal::Why::wrong, fmt::format("{}:{}:{}: {}", sources_[file_].path, at.line, at.column, message),
                std::move(hint)};
    }

    std::optional<Refusal> take(text::Node value) {
        const std::string_view key = value.key();
        if (key == "families") return take_families(value);
        if (key == "font") return take_font(value);
        if (std::ranges::find(kThemeKeys, key) == kThemeKeys.end()) {
            Refusal none = no_such("", key, kThemeKeys, fmt::format("the keys are {}", listed()));
            return refusal(value.key_place(), fmt::format("`{}` is not a key of a theme", key), std::move(none.hint));
        }
        const std::string colour = colour_code(std::string(value.text()));
        if (colour.empty()) return no_colour(value);
        const bool ink = key == "ink";
        const double best =
            ink ? scene::contrast(colour, scene::palette::kWhite) : scene::contrast(colour, scene::ink_on(colour));
        if (best < kReadable) {
            return refusal(value.place(),
                           fmt::format("the contrast of `{}` is {:.2f} {}, and {} is needed", value.text(), best,
                                       ink ? "on white cards" : "with the best text on it", kReadable),
                           ink ? "take a darker colour" : "take a lighter colour, or a darker one");
        }
        (ink ? made_.theme.ink : made_.theme.ground) = colour;
        return std::nullopt;
    }

    Refusal no_colour(text::Node value) const {
        return refusal(value.place(), fmt::format("`{}` is not a colour", value.text()),
                       "write it as \"#2a69f8\", in quotes");
    }

    std::optional<Refusal> take_font(text::Node value) {
        constexpr std::size_t kLongest = 100;
        const std::string_view name = value.text();
        const bool plain = std::ranges::all_of(name, [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '-';
        });
        if (!value.is_scalar() || name.empty() || name.size() > kLongest || !plain) {
            return refusal(value.place(), "`font` is the name of one font", "write its family, such as `font: Inter`");
        }
        made_.theme.font = name;
        return std::nullopt;
    }

    std::optional<Refusal> take_families(text::Node value) {
        std::vector<std::string_view> known;
        for (const glossary::GlossaryFamily& family : glossary::glossary().families) known.push_back(family.id);
        if (!value.is_map()) {
            return refusal(value.place(), "`families` gives each family a colour",
                           fmt::format("the families are {}", fmt::join(known, ", ")));
        }
        for (const text::Node each : value) {
            const std::string id(each.key());
            if (std::ranges::find(known, id) == known.end()) {
                Refusal none = no_such("", id, known, fmt::format("the families are {}", fmt::join(known, ", ")));
                return refusal(each.key_place(), fmt::format("`{}` is not a family", id), std::move(none.hint));
            }
            const std::string colour = colour_code(std::string(each.text()));
            if (colour.empty()) return no_colour(each);
            const double best = scene::contrast(colour, scene::ink_on(colour));
            if (best < kReadable) {
                return refusal(each.place(),
                               fmt::format("no text can be read on `{}`: the contrast is {:.2f}, and {} is needed",
                                           each.text(), best, kReadable),
                               "take a lighter colour, or a darker one");
            }
            made_.theme.families[id] = colour;
        }
        return std::nullopt;
    }

    // Each of its colours with all others that charts then have.
    void compare() {
        const auto& families = glossary::glossary().families;
        const auto colour_of = [&](const glossary::GlossaryFamily& family) {
            const auto own = made_.theme.families.find(family.id);
            return own == made_.theme.families.end() ? family.colour : own->second;
        };
        for (std::size_t a = 0; a < families.size(); ++a) {
            for (std::size_t b = a + 1; b < families.size(); ++b) {
                const bool own =
                    made_.theme.families.contains(families[a].id) || made_.theme.families.contains(families[b].id);
                if (!own) continue;
                const std::string one = colour_of(families[a]), other = colour_of(families[b]);
                const scene::Seen seen = scene::least_difference(one, other);
                if (seen.difference >= scene::kOtherColour) continue;
                made_.doubts.push_back(fmt::format(
                    "{}: {} {} and {} {} look alike to {}: they differ by {:.1f} (CIEDE2000), and {} is needed",
                    sources_[file_].path, families[a].id, one, families[b].id, other, seen.by, seen.difference,
                    scene::kOtherColour));
            }
        }
    }

    text::Sources sources_;
    std::uint32_t file_ = 0;
    std::unique_ptr<text::Document> document_;
    ReadTheme made_;
};

}  // namespace

Result<ReadTheme> read_theme(const std::string& path) {
    std::string text;
    if (const std::string why = language::local_files().read(path, text); !why.empty()) {
        return Refusal{Refusal::Why::unreadable, why};
    }
    return ThemeReader(path, std::move(text)).read();
}

}  // namespace orgplan::api
