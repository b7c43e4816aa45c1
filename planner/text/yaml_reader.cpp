#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <istream>
#include <optional>
#include <streambuf>

#include "planner/text/document_builder.h"
#include "planner/text/indentation.h"
#include "planner/text/scalar_bytes.h"
#include "planner/text/syntax_error.h"

namespace orgplan::text {
namespace {

/// Lets the library read the bytes in place.
class ViewBuffer final : public std::streambuf {
  public:
    explicit ViewBuffer(std::string_view text) {
        // The buffer is only read from, but its interface is not const.
        char* const begin = const_cast<char*>(text.data());
        setg(begin, begin, begin + text.size());
    }
};

/// Thrown at what follows the first document.
struct Another {
    int position;
};

class NothingMore final : public YAML::EventHandler {
  public:
    void OnDocumentStart(const YAML::Mark& mark) override { throw Another{mark.pos}; }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
    void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
    void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {}
    void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
    void OnSequenceEnd() override {}
    void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
    void OnMapEnd() override {}
};

/// The word that begins at `at`, or the end of the line before it where nothing follows.
Place word_at(const Document::Data& data, std::size_t at) {
    const std::string_view text = data.text;
    at = std::min(at, text.size());
    std::size_t end = std::min(text.find_first_of(" \t\r\n,[]{}", at), text.size());
    if (end == at && at < text.size() && text[at] != '\n' && text[at] != '\r') ++end;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    return {data.file, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
}

/// The tab in the indentation of the line of `at`, if there is one.
Place tab_before(const Document::Data& data, std::uint32_t at) {
    std::uint32_t line = std::min(at, static_cast<std::uint32_t>(data.text.size()));
    while (line > 0 && data.text[line - 1] != '\n') --line;
    for (; line < at && (data.text[line] == ' ' || data.text[line] == '\t'); ++line) {
        if (data.text[line] == '\t') return {data.file, line, line + 1};
    }
    return {};
}

void reserve_items(Document::Data& data) {
    // Each value but the first follows one of these bytes; pages that stay untouched cost nothing.
    constexpr std::ptrdiff_t kMost = 1 << 25;
    const auto values = std::count_if(data.text.begin(), data.text.end(),
                                      [](char c) { return c == ':' || c == ',' || c == '-' || c == '[' || c == '?'; });
    data.items.reserve(static_cast<std::size_t>(std::min(values, kMost)) + 1);
}

}  // namespace

void build_document(Document::Data& data, Findings& findings, const Document::Options& options) {
    const std::uint32_t skipped = data.text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const auto place_of = [&](int position) {
        return word_at(data, static_cast<std::size_t>(std::max(position, 0)) + skipped);
    };
    reserve_items(data);
    ViewBuffer buffer(data.text.substr(skipped));
    std::istream stream(&buffer);
    DocumentBuilder builder(data, findings, options, skipped);
    auto stopped_at = static_cast<std::uint32_t>(data.text.size() + 1);
    try {
        YAML::Parser parser(stream);
        parser.HandleNextDocument(builder);
        NothingMore nothing_more;
        parser.HandleNextDocument(nothing_more);
    } catch (const Another& another) {
        const Place where = place_of(another.position);
        if (data.text.substr(where.begin).starts_with("---")) {
            findings.add("second-document", where, "a second document begins here");
        } else {
            findings.add("yaml-syntax", where, "this is after the end of the document",
                         "line up the keys of a map, and the dashes of a list, under each other");
        }
        data.whole = false;
    } catch (const StopReading&) {
        data.whole = false;
    } catch (const YAML::Exception& error) {
        Place where = place_of(error.mark.pos);
        stopped_at = where.begin;
        SyntaxWords words = syntax_words(error.msg);
        // A second `: ` in one value of a map in braces.
        if (error.msg.starts_with(YAML::ErrorMsg::END_OF_MAP_FLOW) && data.text.substr(where.begin).starts_with(":")) {
            words = syntax_words(YAML::ErrorMsg::MAP_VALUE);
        }
        if (const Place tab = tab_before(data, where.begin); tab.known()) {
            where = tab;
            words = syntax_words(YAML::ErrorMsg::TAB_IN_INDENTATION);
        } else if (error.msg.starts_with(YAML::ErrorMsg::INVALID_ESCAPE) && where.begin >= 2) {
            where = {data.file, where.begin - 2, where.begin};  // the library has read on past it
        }
        Place bracket = builder.forget_open_key();
        if (!bracket.known()) bracket = builder.open_bracket();
        if (const Place quote = builder.open_quote(); quote.known()) {
            findings.add("unclosed-quote", quote, "this quote is never closed");
        } else {
            std::string message(words.message);
            std::string help(words.help);
            const bool of_lines = std::ranges::any_of(
                std::array{YAML::ErrorMsg::END_OF_MAP, YAML::ErrorMsg::END_OF_SEQ, YAML::ErrorMsg::MAP_KEY,
                           YAML::ErrorMsg::MAP_VALUE, YAML::ErrorMsg::BLOCK_ENTRY},
                [&](const char* known) { return error.msg == known; });
            if (of_lines && !bracket.known() && data.text.substr(where.begin, 1) != "\t") {
                if (std::optional<IndentationFault> fault = indentation_fault(data.text, where.begin)) {
                    where = word_at(data, fault->at);
                    message = std::move(fault->message);
                    help = std::move(fault->help);
                }
            }
            Finding& finding = findings.add("yaml-syntax", where, std::move(message), std::move(help));
            if (bracket.known()) finding.notes.push_back({bracket, "opened here"});
        }
        data.whole = false;
    }
    builder.stop_at(stopped_at);
}

}  // namespace orgplan::text
