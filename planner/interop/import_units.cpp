#include "planner/interop/import_units.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace orgplan::interop {
namespace {

std::vector<std::string_view> parts_of(std::string_view path) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t mark = path.find(kUnitMark);
        parts.push_back(path.substr(0, mark));
        if (mark == std::string_view::npos) return parts;
        path.remove_prefix(mark + 1);
    }
}

class Gatherer {
  public:
    Gatherer(ImportedCompany& company, SeatDrafts& drafts, ImportIds& ids)
        : company_(company), drafts_(drafts), ids_(ids) {}

    void gather(bool says_heads) {
        know_ids();
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            const std::string& path = drafts_.row(i).unit;
            if (path.empty()) {
                company_.unitless.push_back(i);
                continue;
            }
            const std::size_t unit = unit_of(path);
            drafts_[i].unit = unit;
            company_.units[unit].seats.push_back(i);
        }
        if (says_heads) {
            take_heads();
        } else {
            find_heads();
        }
    }

  private:
    struct Said {
        std::string_view id;
        std::string_view kind;
    };

    /// What rows say of their units beside the names.
    void know_ids() {
        for (const ExportRow& row : drafts_.rows()) {
            if (!row.details || row.details->unit_ids.empty()) continue;
            const auto names = parts_of(row.unit), ids = parts_of(row.details->unit_ids),
                       kinds = parts_of(row.details->unit_kinds);
            std::string_view path = row.unit;
            for (std::size_t i = names.size(); i-- > 0 && i < ids.size();) {
                said_.try_emplace(path, Said{ids[i], i < kinds.size() ? kinds[i] : std::string_view()});
                path = path.substr(0, std::min(path.rfind(kUnitMark), path.size()));
            }
        }
    }

    std::string id_of(std::string_view path, std::string_view name) {
        const auto said = said_.find(path);
        if (said != said_.end() && ids_.take(said->second.id)) return std::string(said->second.id);
        return ids_.from_name(name, "unit");
    }

    /// The heads that rows say, and no others.
    void take_heads() {
        std::unordered_map<std::string_view, std::size_t> units;
        for (std::size_t u = 0; u < company_.units.size(); ++u) units.emplace(company_.units[u].id, u);
        company_.manager.clear();
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            std::string_view heads = drafts_.row(i).detail(&RowDetails::heads);
            while (!heads.empty()) {
                const std::size_t end = std::min(heads.find(';'), heads.size());
                std::string_view id = heads.substr(0, end);
                while (id.starts_with(' ')) id.remove_prefix(1);
                while (id.ends_with(' ')) id.remove_suffix(1);
                if (id == "company") company_.manager = company_.seats[i].id;
                if (const auto unit = units.find(id); unit != units.end())
                    company_.units[unit->second].manager = company_.seats[i].id;
                heads.remove_prefix(std::min(end + 1, heads.size()));
            }
        }
    }

    /// The unit of a path, and with it those around it; `path` outlives this.
    std::size_t unit_of(std::string_view path) {
        if (const auto known = by_path_.find(path); known != by_path_.end()) return known->second;
        const std::size_t mark = path.rfind(kUnitMark);
        std::string_view name = path;
        std::size_t around = kNobody;
        if (mark != std::string_view::npos) {
            around = unit_of(path.substr(0, mark));
            name = path.substr(mark + 1);
            // A team that has the name of its department is that department.
            if (company_.units[around].name == name && !said_.contains(path)) return by_path_[path] = around;
        }
        const std::size_t unit = company_.units.size();
        company_.units.push_back({id_of(path, name), std::string(name), {}, {}, {}, {}, around});
        if (const auto said = said_.find(path); said != said_.end()) company_.units.back().kind = said->second.kind;
        if (around != kNobody) company_.units[around].units.push_back(unit);
        return by_path_[path] = unit;
    }

    /// Whether a unit is another one or lies in it.
    bool lies_in(std::size_t unit, std::size_t other) const {
        while (unit != kNobody && unit != other) unit = company_.units[unit].within;
        return unit == other && unit != kNobody;
    }

    /// Each seat is a head of the units around it up to the one that its manager lies in as well.
    void find_heads() {
        struct Head {
            std::size_t seat = kNobody;
            bool several = false;
        };
        std::vector<Head> heads(company_.units.size());
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            if (drafts_[i].astray) continue;
            const std::size_t manager = drafts_[i].manager;
            const std::size_t above = manager == kNobody ? kNobody : drafts_[manager].unit;
            for (std::size_t unit = drafts_[i].unit; unit != kNobody; unit = company_.units[unit].within) {
                if (above != kNobody && lies_in(above, unit)) break;
                heads[unit].several = heads[unit].seat != kNobody;
                if (heads[unit].seat == kNobody) heads[unit].seat = i;
            }
        }
        std::vector<bool> led(heads.size());  // somebody in the unit reports to its head
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            const std::size_t manager = drafts_[i].manager;
            if (manager == kNobody) continue;
            for (std::size_t unit = drafts_[i].unit; unit != kNobody; unit = company_.units[unit].within)
                if (heads[unit].seat == manager) led[unit] = true;
        }
        for (std::size_t unit = 0; unit < heads.size(); ++unit)
            if (led[unit] && !heads[unit].several) company_.units[unit].manager = company_.seats[heads[unit].seat].id;
    }

    ImportedCompany& company_;
    SeatDrafts& drafts_;
    ImportIds& ids_;
    std::unordered_map<std::string_view, std::size_t> by_path_;
    std::unordered_map<std::string_view, Said> said_;  // by path
};

/// Whether every value of the first column has one value of the second beside it, while the second has fewer.
bool decides(const std::vector<ExportRow>& rows, std::size_t first, std::size_t second) {
    std::unordered_map<std::string_view, std::string_view> beside;
    std::unordered_set<std::string_view> values;
    for (const ExportRow& row : rows) {
        const auto parts = parts_of(row.unit);
        if (parts[first].empty() || parts[second].empty()) continue;
        if (beside.try_emplace(parts[first], parts[second]).first->second != parts[second]) return false;
        values.insert(parts[second]);
    }
    return values.size() < beside.size();
}

}  // namespace

void settle_units(std::vector<ExportRow>& rows, bool any_order) {
    if (rows.empty()) return;
    std::vector<std::size_t> order(parts_of(rows.front().unit).size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    // Few columns: each takes the place of the one before it that it holds.
    for (std::size_t i = 1; any_order && i < order.size(); ++i)
        for (std::size_t k = i; k > 0 && decides(rows, order[k - 1], order[k]); --k) std::swap(order[k - 1], order[k]);
    for (ExportRow& row : rows) {
        const auto parts = parts_of(row.unit);
        std::string path;
        for (const std::size_t i : order) {
            if (parts[i].empty()) continue;
            if (!path.empty()) path.push_back(kUnitMark);
            path += parts[i];
        }
        row.unit = std::move(path);
    }
}

void gather_units(ImportedCompany& company, SeatDrafts& drafts, ImportIds& ids, bool says_heads) {
    Gatherer(company, drafts, ids).gather(says_heads);
}

}  // namespace orgplan::interop
