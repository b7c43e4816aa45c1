#include "planner/cli/config.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

#include "planner/cli/spec_input.h"
#include "planner/redact/secrets.h"
#include "planner/text/catalogue.h"
#include "planner/text/document.h"
#include "planner/text/finding.h"
#include "planner/text/nearest.h"
#include "planner/text/values.h"

namespace orgplan::cli {
namespace {

namespace fs = std::filesystem;
using Form = ConfigKey::Form;

constexpr std::string_view kName = ".orgplan.yaml";
constexpr std::array<std::string_view, 2> kDays{"stages", "all"};

constexpr std::array kKeys{ConfigKey{"inputs", Form::texts, true},
                           ConfigKey{"policies", Form::texts, true},
                           ConfigKey{"packs", Form::texts},
                           ConfigKey{"days", Form::text, false, "stages", kDays},
                           ConfigKey{"today", Form::text},
                           ConfigKey{"baseline", Form::text, true},
                           ConfigKey{"formats", Form::texts, true, "text"},
                           ConfigKey{"show", Form::text, false, "advice", text::kSeverityWords},
                           ConfigKey{"fail_on", Form::text, false, "error", text::kSeverityWords},
                           ConfigKey{"fail_on_silenced", Form::flag, false, "false"},
                           ConfigKey{"max_warnings", Form::number},
                           ConfigKey{"show_suppressed", Form::flag, false, "false"},
                           ConfigKey{"statistics", Form::flag, false, "false"},
                           ConfigKey{"redact", Form::texts, false, {}, redact::kSecretWords}};

bool is_there(const fs::path& path) {
    std::error_code error;
    return fs::exists(path, error);
}

// `../acme/.orgplan.yaml` of an absolute path.
std::string from_here(const fs::path& path) {
    std::error_code error;
    const fs::path here = fs::current_path(error);
    const fs::path relative = path.lexically_relative(here);
    return relative.empty() ? path.string() : relative.string();
}

// The folder that a file is in, or would be; of a folder itself.
fs::path folder_of(const std::string& input) {
    std::error_code error;
    fs::path folder = fs::absolute(input.empty() ? "." : input, error).lexically_normal();
    while (!fs::is_directory(folder, error) && folder != folder.parent_path()) folder = folder.parent_path();
    return folder.filename().empty() && folder.has_parent_path() ? folder.parent_path() : folder;
}

// Reads the values of one file.
class Reader {
  public:
    Reader(std::string file, std::string text) : folder_(fs::path(file).parent_path()) {
        sources_.add(std::move(file), std::move(text));
    }

    Config read() {
        const std::unique_ptr<text::Document> document = text::Document::read(sources_, 0, findings_);
        Config config;
        config.file = sources_[0].path;
        // What is behind the first fault of the text may be one because of it.
        if (!findings_.empty()) {
            findings_.sort();
            const text::Finding& first = findings_.all().front();
            const text::CatalogueEntry* const entry = text::find_in_catalogue(first.rule);
            fault(first.where, first.message, first.help.empty() && entry != nullptr ? entry->help : first.help);
            return config;
        }
        const text::Node root = document->root();
        if (!root.is_map() && !root.is_null()) {
            fault(root.place(), "a configuration is a map of keys", "write `fail_on: warning`, for example");
        }
        for (const text::Node each : root) {
            if (!root.is_map()) break;
            if (std::optional<Configured> read = value_of(each)) config.values.push_back(std::move(*read));
        }
        return config;
    }

    std::vector<std::string> faults;

  private:
    std::string line_of(Place place) const {
        return fmt::format("{}:{}", sources_[0].path, sources_.line_column(0, place.known() ? place.begin : 0).line);
    }

    void fault(Place place, std::string message, std::string_view hint) {
        faults.push_back(fmt::format("{}: {}", line_of(place), text::followed_by(std::move(message), hint)));
    }

    std::optional<Configured> value_of(text::Node node) {
        const auto key = std::ranges::find(kKeys, node.key(), &ConfigKey::name);
        if (key == kKeys.end()) {
            std::vector<std::string_view> names;
            for (const ConfigKey& each : kKeys) names.push_back(each.name);
            std::string hint = text::did_you_mean(node.key(), names);
            if (hint.empty()) hint = fmt::format("the keys are {}", fmt::join(names, ", "));
            fault(node.key_place(), fmt::format("there is no key `{}`", node.key()), hint);
            return std::nullopt;
        }
        Configured read{key->name, {}, line_of(node.key_place())};
        if (key->form == Form::texts && node.is_sequence()) {
            for (const text::Node each : node) {
                if (!take(*key, each, read)) return std::nullopt;
            }
            return read;
        }
        if (!take(*key, node, read)) return std::nullopt;
        return read;
    }

    bool take(const ConfigKey& key, text::Node node, Configured& into) {
        const std::string_view value = node.text();
        if (!node.is_scalar() || value.empty()) {
            constexpr std::array<std::string_view, 4> kForms{"a text", "a text or a list of texts", "`true` or `false`",
                                                             "a whole number"};
            fault(node.place(), fmt::format("`{}` is {}", key.name, kForms[static_cast<std::size_t>(key.form)]), {});
            return false;
        }
        if (key.form == Form::flag && (node.quoted() || !text::bool_of(value))) {
            fault(node.place(), fmt::format("`{}` is `true` or `false`, and not `{}`", key.name, value), {});
            return false;
        }
        if (key.form == Form::number && (node.quoted() || !text::whole_of(value))) {
            fault(node.place(), fmt::format("`{}` is a whole number, and not `{}`", key.name, value), {});
            return false;
        }
        if (!key.choices.empty() && std::ranges::find(key.choices, value) == key.choices.end()) {
            std::string hint = text::did_you_mean(value, key.choices);
            if (key.form == Form::texts && value.find(',') != value.npos) {
                hint = fmt::format("write several as a list: `{}: [{}, {}]`", key.name, key.choices[0], key.choices[1]);
            }
            fault(node.place(), fmt::format("`{}` is not one of {}", value, fmt::join(key.choices, ", ")), hint);
            return false;
        }
        if (key.name == "today" && !today_of(std::string(value))) {
            fault(node.place(), fmt::format("today `{}` is not a date", value), "write YYYY-MM-DD");
            return false;
        }
        into.values.push_back(key.paths ? path_of(key, std::string(value)) : std::string(value));
        return true;
    }

    // Paths are written from the folder of the file on.
    std::string path_of(const ConfigKey& key, const std::string& value) const {
        std::string front;
        std::string path = value;
        if (key.name == "formats") {
            const std::size_t at = value.find('=');
            if (at == std::string::npos) return value;
            front = value.substr(0, at + 1);
            path = value.substr(at + 1);
            if (path == "-" || path.empty()) return value;
        }
        const std::string whole = (folder_ / path).lexically_normal().string();
        return front + (whole.ends_with('/') && whole.size() > 1 ? whole.substr(0, whole.size() - 1) : whole);
    }

    fs::path folder_;
    text::Sources sources_;
    text::Findings findings_;
};

}  // namespace

std::span<const ConfigKey> config_keys() {
    return kKeys;
}

const Configured* Config::find(std::string_view key) const {
    const auto found = std::ranges::find(values, key, &Configured::key);
    return found == values.end() ? nullptr : &*found;
}

std::string repository_of(const std::string& input) {
    fs::path root = folder_of(input);
    while (!is_there(root / ".git") && root != root.parent_path()) root = root.parent_path();
    return is_there(root / ".git") ? root.string() : std::string();
}

std::string find_config(const std::string& input, const IsFile& is_file) {
    const std::string root = repository_of(input);
    for (fs::path at = folder_of(input);; at = at.parent_path()) {
        const std::string file = from_here(at / kName);
        if (is_file(file)) return file;
        if (root.empty() || at == root || at == at.parent_path()) return {};
    }
}

Config read_config(const std::string& file, const language::FileTree& files, std::vector<std::string>& faults) {
    if (file.empty()) return {};
    std::string text;
    if (std::string why = files.read(file, text, language::FileTree::kMost); !why.empty()) {
        faults.push_back(std::move(why));
        return {};
    }
    Reader reader(file, std::move(text));
    Config config = reader.read();
    faults = std::move(reader.faults);
    return config;
}

}  // namespace orgplan::cli
