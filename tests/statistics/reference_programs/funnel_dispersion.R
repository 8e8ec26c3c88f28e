# Cases of over-dispersion: writes dispersion.csv and dispersion_areas.csv.
# Usage: Rscript funnel_dispersion.R <folder> <cases> <seed> <R/od_adjustment.R of FunnelPlotR>
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
cases <- as.integer(arguments[2])
set.seed(as.integer(arguments[3]))
source(arguments[4])

one_case <- function(kind) {
  areas <- sample(c(2:6, 15, 40), 1)
  size <- round(exp(runif(areas, 2, 8))) + 1
  spread <- sample(c(0, 0.1, 0.5), 1)
  if (kind == "arcsine") {
    d <- data.frame(numerator = rbinom(areas, size, plogis(rnorm(areas, -1, spread))),
                    denominator = size)
    d <- transformed_zscore(d, data_type = "PR")
  } else {
    d <- data.frame(numerator = rpois(areas, size * exp(rnorm(areas, 0, spread))) + 1,
                    denominator = size)
    d <- transformed_zscore(d, data_type = "SR",
                            sr_method = if (kind == "log") "SHMI" else "CQC")
  }
  d <- if (kind == "log") truncation(d) else winsorisation(d)
  n <- as.numeric(sum(!is.na(d$Wuzscore)))
  phi <- phi_func(n = n, zscores = na.omit(d$Wuzscore))
  tau2 <- tau_func(n = n, phi = phi, S = d[!is.na(d$Wuzscore), ]$s)
  list(areas = d[c("numerator", "denominator", "Uzscore", "s")],
       funnel = data.frame(n = n, phi = phi, tau2 = tau2))
}

areas <- list()
funnels <- list()
for (case in seq_len(cases)) {
  for (kind in c("arcsine", "square-root", "log")) {
    found <- one_case(kind)
    areas <- c(areas, list(cbind(case = case, kind = kind, found$areas)))
    funnels <- c(funnels, list(cbind(case = case, kind = kind, found$funnel)))
  }
}
dir.create(folder, showWarnings = FALSE, recursive = TRUE)
write_csv <- function(rows, name) {
  for (column in which(sapply(rows, is.double))) {
    rows[[column]] <- sprintf("%.15g", rows[[column]])
  }
  write.csv(rows, file.path(folder, name), row.names = FALSE, quote = FALSE)
}
write_csv(do.call(rbind, areas), "dispersion_areas.csv")
write_csv(do.call(rbind, funnels), "dispersion.csv")
