#pragma once

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "planner/text/document_data.h"

namespace orgplan::text {

/// Thrown through the YAML library to stop it: the text is too deep or too faulty to go on.
struct StopReading {};

/// Turns the library's events into items, and reports what is wrong with them.
class DocumentBuilder final : public YAML::EventHandler {
  public:
    /// `skipped` bytes of the text, its byte-order mark, are not seen by the library.
    DocumentBuilder(Document::Data& data, Findings& findings, const Document::Options& options, std::uint32_t skipped)
        : data_(data), findings_(findings), options_(options), skipped_(skipped) {}

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override;
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override;
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override;
    void OnMapEnd() override { close(); }

    /// Closes every collection that is open at a syntax error at `at`.
    void stop_at(std::uint32_t at);
    /// The quote that begins what was not read, if nothing closes it; else unknown.
    Place open_quote() const;
    /// Takes back that a collection is a key, if a syntax error ended it: the library takes an open bracket for one at
    /// the end of a text. Its bracket; unknown where there is none.
    Place forget_open_key();
    /// The innermost bracket that is open; unknown where none is.
    Place open_bracket() const;

  private:
    /// A collection that is open.
    struct Frame {
        std::uint32_t item;
        std::uint32_t last_child;
        std::uint32_t first_key;  // of its keys in `keys_`
        int column;               // of a block collection; -1 of a flow collection
        bool map;
        bool expects_key;
        // The key that was read last.
        std::uint32_t key_begin = 0;
        std::uint32_t key_end = 0;
        std::uint32_t kept_key = kNoText;
        bool key_faulty = false;
        // Item by key, once there are too many to compare each with each.
        std::unique_ptr<std::unordered_map<std::string_view, std::uint32_t>> index = {};
    };
    static constexpr std::uint32_t kNoText = 0xFFFFFFFF;
    static constexpr std::uint32_t kNoItem = 0xFFFFFFFF;

    std::uint32_t offset(const YAML::Mark& mark) const;
    Place place(std::uint32_t begin, std::uint32_t end) const { return {data_.file, begin, end}; }
    bool key_expected() const { return !frames_.empty() && frames_.back().map && frames_.back().expects_key; }
    int block_column() const;

    /// Adds an item for what begins at `begin`, under the key that was read last, and remembers it for its anchor.
    std::uint32_t add(NodeKind kind, std::uint32_t begin, std::uint32_t end, YAML::anchor_t anchor);
    void attach_key(std::uint32_t item);
    void open(NodeKind kind, const YAML::Mark& mark, YAML::anchor_t anchor, YAML::EmitterStyle::value style);
    void close();
    void take_key(std::uint32_t begin, std::uint32_t end, std::string_view value, bool verbatim);
    /// Checks the letters of a text; its number in `texts` where it is read as other than its bytes, else `kNoText`.
    std::uint32_t keep(std::string_view value, bool verbatim, Place where);
    void refuse_key(std::uint32_t begin, std::uint32_t end, std::string message);
    void check_duplicate(Frame& frame, std::uint32_t item);
    Finding& report(std::string_view rule, Place where, std::string message, std::string help = {});
    void report_tag(std::uint32_t begin, std::uint32_t end);
    void repeat(std::uint32_t from, std::uint32_t begin, std::uint32_t end);

    Document::Data& data_;
    Findings& findings_;
    const Document::Options& options_;
    std::uint32_t skipped_;
    std::vector<Frame> frames_;
    std::vector<std::uint32_t> keys_;     // items of the maps that are open
    std::vector<std::uint32_t> anchors_;  // item by anchor
    std::uint32_t reach_ = 0;             // how far the text has been read
    std::size_t refused_key_ = 0;         // the finding of the key that was refused last
    std::size_t skip_depth_ = 0;          // of collections in a key that is a collection
    std::size_t expanded_ = 0;
    std::size_t faults_ = 0;
};

}  // namespace orgplan::text
